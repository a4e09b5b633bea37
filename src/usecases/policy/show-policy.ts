import type {Policy} from '../../core/policy/policy.js'
import {deed} from '../deed.js'

/** The rules in force: shipped and the municipality's own, in the order they are asked. Refused with file, line and key where they cannot be used. */
export const showPolicy = deed('policy.read', async (session): Promise<Policy> => session.judgement.policy)
