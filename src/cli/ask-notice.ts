import {protectedWords} from '../words/protected.js'
import {ask} from './ask.js'
import {languageOf} from './language.js'

/** Says what whoever is to hold a key must know (K5), and asks whether they accept it. */
export async function askNotice(tell: (line: string) => void): Promise<boolean> {
  const {notice, noticeQuestion, yes} = protectedWords[languageOf(process.argv)]
  for (const line of notice.split('\n')) tell(line)
  return (await ask(noticeQuestion))?.toLowerCase() === yes
}
