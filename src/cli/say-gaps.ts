import type {Gap} from '../core/user/absence.js'
import {cliWords} from '../words/cli.js'
import type {Language} from '../words/languages.js'

/** Where committees are left without a registrar or lawyer, each with the line that gives a stand-in the role. */
export function sayGaps(language: Language, gaps: readonly Gap[]): readonly string[] {
  const {gap, standIn} = cliWords[language].user.absence
  return gaps.flatMap(({committee, role, from, until}) => [gap(committee, role, from, until), `  diarievakt user grant ${standIn} ${role} --committee ${committee} --reason stand-in --until ${until}`])
}
