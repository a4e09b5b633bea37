/** The laws that an answer about secrecy or publication rests on, by the names that lawyers give them. Any other by its number in the statute book, `SFS 2009:400`. */
const LAWS = ['OSL', 'OSF', 'TF', 'YGL', 'RF', 'GDPR', 'DSF', 'DSL', 'FL', 'KL', 'AL', 'ArkL', 'FB', 'ÄB', 'BrB', 'MB', 'PBL', 'SkolL', 'SoL', 'HSL', 'LSS', 'LVU', 'LVM', 'PDL', 'PSL', 'LOU', 'LUF', 'LEK', 'FOL', 'LAS', 'MBL', 'URL'] as const

const LAW = `(?:${LAWS.join('|')}|SFS (?:1[6-9]|20)\\d{2}:\\d{1,4})`
const LETTER = '(?: ?[a-z])?'
const SECTION = `\\d{1,3}${LETTER}`
const PARAGRAPH = '(?: (?:\\d{1,2}|första|andra|tredje|fjärde|femte) ?(?:st|stycket))?(?: \\d{1,2} ?(?:p|punkten))?'
/** `26:1`, `26 kap. 1 §`, `12 §`, `6.1 e` or `art. 6.1 e`, with paragraph and point where they are named. */
const PLACE = `(?:(?:art\\.? |artikel )?\\d{1,3}(?:\\.\\d{1,2})?${LETTER}|\\d{1,2}:${SECTION}|\\d{1,2} ?kap\\.? ${SECTION} ?§|${SECTION} ?§)${PARAGRAPH}`
const PLACES = `${PLACE}(?:(?:, | och | and )${PLACE}){0,4}`
const SHAPE = new RegExp(`^(?:${LAW} ${PLACES}|${PLACES} ${LAW})$`, 'iu')
const LENGTH_MAX = 100

/**
 * A section of law as an answer may rest on it, such as `OSL 26:1`, `OSL 26 kap. 1 § första stycket` or `art. 6.1 e GDPR`; null for anything else.
 * Nothing but law fits: what stands here is shown in the log's company for as long as the decision, and cannot be erased by itself as a note can (P2, P4).
 */
export function parseSectionOfLaw(text: string): string | null {
  const asked = text.replace(/\s+/g, ' ').trim()
  return asked.length <= LENGTH_MAX && SHAPE.test(asked) ? asked : null
}
