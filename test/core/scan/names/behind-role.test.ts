import {describe, expect, test} from 'vitest'
import {personWord} from '../../../../src/core/scan/person-words.js'
import {lexica, scanOne, type told} from '../support.js'

const isHeld = (...[text, field, caseNature]: Parameters<typeof told>): boolean => scanOne(text, field, caseNature).some(({kind}) => kind === 'person' || kind === 'contact-person')
const clear = (texts: readonly string[], ...rest: [Parameters<typeof told>[1]?, Parameters<typeof told>[2]?]): readonly string[] => texts.filter((text) => !isHeld(text, ...rest))
const words = (list: string): readonly string[] => list.split(' ')

// Names of many, some and few bearers, and one that nobody in Sweden bore when the lists were made.
const NAMES = words('Ludvig Signe Tuva Viggo Kerstin Lovisa Hamid Nasrin Östberg Fahlgren Wikander Kowalczyk Rosén')
const UNHEARD = words('Mutombo Achterberg Xhemajli Qvarnlöf')
const CLOSE = words('flicka flickan flickans pojke tonåring mormor moderns make maken makens hustrun grannen granne klienten patientens vårdtagaren omsorgstagare trafikanten uppgiftslämnaren förslagsställare förslagsställarens insändaren syskonen bröderna makarna fru fröken herr')
const OTHERS = words('kund kunden huvudmannen ombudet arrendatorn byggherren ägare hundägaren villaägare hyresgästens gäst studenten besökaren sökandens klaganden invånaren')
const CALLINGS = words('tandsköterska sjuksköterskan barnmorskan snickaren elektriker frisören bagaren taxichauffören brevbärare studievägledare rektorn ekonomiassistent enhetschefen dirigenten skribenten poeten keramikern kyrkvaktmästaren diakon kommunalrådet ersättaren ordf kontakt kontaktperson')

describe('B2: one name straight behind a word for one person', () => {
  test.each([['of kin or in private', [...CLOSE, ...OTHERS]], ['of a calling', CALLINGS]] as const)('%s', (_sort, roles) => {
    expect(clear(roles.flatMap((role) => NAMES.map((name) => `Skrivelse ${role} ${name}`)))).toEqual([])
  })

  test('one that no list holds, where only a person is called so, and in a private case type anywhere', () => {
    expect(clear(CLOSE.flatMap((role) => UNHEARD.map((name) => `Skrivelse ${role} ${name}`)))).toEqual([])
    expect(clear([...CLOSE, ...OTHERS].flatMap((role) => [...UNHEARD, 'Lind', 'Kvist', 'Vik', 'Nordanå'].map((name) => `Utredning ${role} ${name}`)), 'heading', 'private')).toEqual([])
  })

  test('in a file, in capitals, in small letters, behind a colon, a short form and in the genitive', () => {
    expect(clear(NAMES.map((name) => `Vi har pratat med flicka ${name} om skolan.`), 'file')).toEqual([])
    expect(clear(CLOSE.flatMap((role) => NAMES.filter((name) => name !== 'Kowalczyk').map((name) => `ANMÄLAN OM ORO ${role} ${name}`.toUpperCase())))).toEqual([])
    expect(clear(words('ludvig signe tuva kerstin hamid').map((name) => `utredning flicka ${name}`), 'heading', 'private')).toEqual([])
    expect(clear(['Lotteritillstånd, kontakt: Viggo', 'Sammanträde, ordf. Tuva', 'Utredning av pojke Ludvigs skolgång', 'Förslagsställare: Signe', 'Ansökan, god man Lovisa', 'Vår ref Kerstin'])).toEqual([])
  })

  test('a role word of the municipality’s own leads to a name as well', () => {
    const own = {...lexica, roleWords: new Set([...lexica.roleWords, 'torgknalle'])}
    expect([personWord('torgknallen', lexica), personWord('torgknallen', own)]).toEqual([null, 'human'])
  })

  test.each(['boendet', 'flickor', 'personalen', 'make up', 'fart', 'farten', 'brukarna'])('%s is no word for one person', (word) => {
    expect(personWord(word, lexica)).toBeNull()
  })
})

describe('what is no name stays clear behind the same words', () => {
  const THINGS = ['Ekskolan', 'Björkgården', 'Skolverket', 'Attendo', 'Vattenfall', 'Lindängen', 'Norra området', 'Hemköp', 'Lunds kommun', 'HSB', '2026', 'Solhemmet', 'i Malmslätt', 'Region Skåne', 'Migrationsverket', 'med Migrationsverket', 'hos Vattenfall', 'Mantorps vårdcentral', 'Solna stad']
  const ROLES = [...OTHERS, ...CALLINGS.filter((role) => role !== 'ordf')]

  test('bodies, houses and places', () => {
    expect(ROLES.flatMap((role) => THINGS.map((thing) => `Information ${role} ${thing}`)).filter((text) => isHeld(text))).toEqual([])
  })

  test.each(['Kontakt med Migrationsverket', 'Kund hos Vattenfall', 'Rutin, boende Ekgården', 'Personal Björkhagen', 'Elever Malmslätt', 'Rektor Ekskolan', 'Lärare Norrköping', 'Kontakt Peab', 'Utställning, konstnären bakom verket', 'Sommaren 2026', 'Kung Karl Gustafs väg', 'Information till vårdnadshavare Läsår 2026'])('%s', (text) => {
    expect(isHeld(text)).toBe(false)
  })
})
