import {itemText, meetingTexts} from '../minutes/meeting.js'
import type {RegisteredContent} from '../register/entry.js'
import type {ScanField} from './finding.js'

/** One text of an entry, with the field it stands in and which of the field's texts it is. */
export interface TextToScan {
  readonly field: ScanField
  readonly index: number
  readonly text: string
}

/** Every text of an entry that could be shown. A file's own text is read elsewhere and added; its name is here. */
export function textsOf(content: RegisteredContent): readonly TextToScan[] {
  const texts: TextToScan[] = [{field: 'heading', index: 0, text: content.heading}]
  if (content.officer !== '') texts.push({field: 'officer', index: 0, text: content.officer})
  if (content.kind === 'document') {
    content.parties.forEach((text, index) => texts.push({field: 'party', index, text}))
    content.files.forEach((file, index) => {
      if (file.choice !== 'no') texts.push({field: 'fileName', index, text: file.path})
    })
  }
  texts.push(...partTexts(content))
  return texts
}

/** What a meeting or an item of one says beside its heading. An item’s text is read as a file’s is. */
function partTexts(content: RegisteredContent): readonly TextToScan[] {
  if (content.kind === 'case') return content.meeting === undefined ? [] : meetingTexts(content.meeting).map((text, at) => ({field: 'heading', index: at + 1, text}))
  const text = content.item === undefined ? '' : itemText(content.item)
  return text === '' ? [] : [{field: 'minutes', index: 0, text}]
}
