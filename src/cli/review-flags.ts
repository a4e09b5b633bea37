import {Args, Flags} from '@oclif/core'
import {REASON_CODES} from '../core/review/decision.js'
import {commands} from '../words/commands.js'
import {languageOf} from './language.js'

const {common} = commands[languageOf()]

/** Flags that the commands about one or more entries share. */
export const committeeFlag = Flags.string({summary: common.committee, helpValue: 'CODE'})
export const reasonFlag = Flags.option({summary: common.reason, options: REASON_CODES})()
export const noteFlag = Flags.string({summary: common.note, helpValue: '-', options: ['-']})
export const idArg = Args.string({required: true, ignoreStdin: true, description: common.id})
