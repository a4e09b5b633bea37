import {describe, expect, test} from 'vitest'
import {markingOf, said, speaksOfFictitious, type MarkingSaid, type Said} from '../../../src/core/protected/master-marking.js'
import type {LocalDate} from '../../../src/core/terms/local-date.js'

const NOTHING: MarkingSaid = {secrecy: [], registration: [], isSetBySpar: false, isSecrecyEnough: false, secrecySince: null, registrationSince: null}
const levelOf = (about: Partial<MarkingSaid>): string => {
  const marking = markingOf({...NOTHING, ...about})
  return marking === 'fictitious' ? marking : marking.kind === 'marked' ? marking.level : marking.kind
}

describe('K1: what a word about protection says', () => {
  test.each<readonly [string, Said]>([
    ['J', 'yes'], ['j', 'yes'], ['JA', 'yes'], [' Ja ', 'yes'], ['N', 'no'], ['NEJ', 'no'], ['nej\n', 'no'],
    ['', 'unclear'], ['1', 'unclear'], ['0', 'unclear'], ['Y', 'unclear'], ['true', 'unclear'], ['N?', 'unclear'], ['N J', 'unclear'], ['nej, men', 'unclear'], ['inte skyddad folkbokföring', 'unclear'], ['NEJ\u0000', 'unclear'], ['N\u200bJ', 'unclear'],
    ['skyddad folkbokföring', 'registration'], ['Skyddad folkbokfo\u0308ring', 'registration'], ['SKYDDAD FOLKBOKFORING', 'registration'], ['kvarskrivning', 'registration'], ['Kvarskriven', 'registration'],
    ['fingerade personuppgifter', 'fictitious'], ['Fingerad', 'fictitious'], ['FING. PERS', 'fictitious'], ['f i n g e r a d e', 'fictitious'], ['fin\u00adgerad identitet', 'fictitious'], ['fiktiv identitet', 'fictitious'], ['fictitious identity', 'fictitious'], ['skyddad folkbokföring, fingerade uppgifter', 'fictitious'],
  ])('%j is %s', (text, what) => {
    expect(said(text)).toBe(what)
  })

  test.each(['Fingal', 'Fingerborgsgatan 3', 'Ringersson', 'Fiktorp 1:2', ''])('%j as a name speaks of no fictitious identity', (text) => {
    expect(speaksOfFictitious(text)).toBe(false)
  })
})

describe('K1 K2: how far a record says that a person is protected', () => {
  const both = [false, true]
  test.each<readonly [secrecy: Said | null, registration: Said | null, navet: string, spar: string]>([
    [null, null, 'untold', 'untold'],
    ['no', null, 'untold', 'none'],
    ['yes', null, 'okänd nivå', 'okänd nivå'],
    ['unclear', null, 'okänd nivå', 'okänd nivå'],
    ['registration', null, 'skyddad folkbokföring', 'skyddad folkbokföring'],
    ['fictitious', null, 'fictitious', 'fictitious'],
    [null, 'no', 'untold', 'untold'],
    ['no', 'no', 'none', 'none'],
    ['yes', 'no', 'sekretessmarkering', 'sekretessmarkering'],
    ['unclear', 'no', 'okänd nivå', 'okänd nivå'],
    [null, 'yes', 'skyddad folkbokföring', 'skyddad folkbokföring'],
    ['no', 'yes', 'skyddad folkbokföring', 'skyddad folkbokföring'],
    ['yes', 'yes', 'skyddad folkbokföring', 'skyddad folkbokföring'],
    ['unclear', 'yes', 'skyddad folkbokföring', 'skyddad folkbokföring'],
    [null, 'unclear', 'okänd nivå', 'okänd nivå'],
    ['no', 'unclear', 'okänd nivå', 'okänd nivå'],
    ['yes', 'unclear', 'okänd nivå', 'okänd nivå'],
    ['unclear', 'unclear', 'okänd nivå', 'okänd nivå'],
    ['no', 'fictitious', 'fictitious', 'fictitious'],
    ['no', 'registration', 'skyddad folkbokföring', 'skyddad folkbokföring'],
  ])('secrecy %s, registration %s: %s, and %s where secrecy alone is enough', (secrecy, registration, navet, spar) => {
    const about = {secrecy: secrecy === null ? [] : [secrecy], registration: registration === null ? [] : [registration]}
    expect(both.map((isSecrecyEnough) => levelOf({...about, isSecrecyEnough}))).toEqual([navet, spar])
  })

  test('what contradicts itself protects', () => {
    expect(levelOf({secrecy: ['no', 'yes'], registration: ['no']})).toBe('sekretessmarkering')
    expect(levelOf({secrecy: ['no'], registration: ['no', 'yes']})).toBe('skyddad folkbokföring')
    expect(levelOf({secrecy: ['no'], registration: ['no'], isSetBySpar: true})).toBe('skyddad folkbokföring')
  })

  test('the day is the one of the level, and of the other where that is the only one', () => {
    const [secrecySince, registrationSince] = ['2020-01-01', '2024-05-06'] as LocalDate[]
    const since = (about: Partial<MarkingSaid>): unknown => markingOf({...NOTHING, secrecySince: secrecySince ?? null, registrationSince: registrationSince ?? null, ...about})
    expect(since({secrecy: ['yes'], registration: ['no']})).toMatchObject({since: secrecySince})
    expect(since({secrecy: ['yes'], registration: ['yes']})).toMatchObject({since: registrationSince})
    expect(since({registration: ['yes'], registrationSince: null})).toMatchObject({since: secrecySince})
  })
})
