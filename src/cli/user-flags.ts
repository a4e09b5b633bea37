import {Args, Flags} from '@oclif/core'
import {ROLES, type GrantReason} from '../core/rights.js'
import {terminalSafe} from '../core/terms/terminal-safe.js'
import type {RoleOfUser} from '../usecases/user/grant-role.js'
import {cliWords} from '../words/cli.js'
import {commands} from '../words/commands.js'
import {languageOf} from './language.js'
import {UsageProblem} from './usage-words.js'

const {user: words} = commands[languageOf()]

/** What the commands that give and take roles are told. */
export const userArgs = {
  user: Args.string({required: true, ignoreStdin: true, description: words.user}),
  role: Args.string({required: true, ignoreStdin: true, description: words.role(ROLES.join(', '))}),
}

export const userFlags = {
  committee: Flags.string({summary: words.committee, helpValue: 'CODE', exactlyOne: ['committee', 'all-committees']}),
  'all-committees': Flags.boolean({summary: words.allCommittees}),
}

/** Reasons that a person gives; the others are the program's to say. */
const GIVEN_REASONS = ['duty', 'stand-in', 'task'] as const satisfies readonly GrantReason[]

export const grantFlags = {
  reason: Flags.option({summary: words.reason, options: GIVEN_REASONS, default: 'duty' as const})(),
  until: Flags.string({summary: words.until, helpValue: 'YYYY-MM-DD'}),
}

const NAME_LENGTH_MAX = 63

/** True of a name that a server or system may give somebody. */
export function isLoginName(user: string): boolean {
  return user.trim() !== '' && user.length <= NAME_LENGTH_MAX && terminalSafe(user) === user
}

/** The role that was named. A name that no server or system gives anybody is a slip of the hand. */
export function roleNamed({user, role: named}: {readonly user: string; readonly role: string}, committee: string | undefined): RoleOfUser {
  const {usage} = cliWords[languageOf(process.argv)]
  if (!isLoginName(user)) throw new UsageProblem(usage.badUser)
  const role = ROLES.find((one) => one === named)
  if (role === undefined) throw new UsageProblem(usage.badOption('ROLE', named, ROLES.join(', ')))
  return {user, role, committee: committee ?? '*'}
}
