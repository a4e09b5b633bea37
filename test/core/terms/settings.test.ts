import {describe, expect, test} from 'vitest'
import {registrarOf, SettingsSchema, type Settings} from '../../../src/core/terms/settings.js'

const committee = {name: 'Kommunstyrelsen', diaryNumber: 'KS \\d{4}/\\d{5}'}
const least = {municipality: {name: 'Provkommunen'}, committees: {KS: committee}}
const accepts = (changes: object): boolean => SettingsSchema.safeParse({...least, ...changes}).success
const committeeWith = (changes: object): object => ({committees: {KS: {...committee, ...changes}}})

describe('what a municipality decides', () => {
  test('what it leaves out is what the routine says', () => {
    expect(SettingsSchema.parse(least)).toEqual({
      municipality: {name: 'Provkommunen'},
      site: {keepReleases: 5, bulkFormats: false, theme: {light: {}, dark: {}}, accessibility: {conformance: 'partial', shortcomings: []}},
      database: 'sqlite:diarievakt.db',
      timeZone: 'Europe/Stockholm',
      schedule: {slots: ['12:00', '16:00'], days: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: 'sv'},
      cleanRows: 'publish',
      filePersonalData: 'strict',
      withheldRow: 'registry',
      committees: {KS: {...committee, hasSpecificSecrecy: false, adaptedMinutes: false, retentionYears: 2, officials: [], members: []}},
      administrations: {},
      search: {namesMonths: 24},
      archive: 'required',
      delivery: {protected: 'neutral', secret: 'included', purgeVeiled: false, casesMax: 5000, gigabytesMax: 50},
      retention: {
        registryCopyDays: 365, archiveYears: 2, archiveFrom: 'closed', versionsDays: 365, notesDays: 1095, rejectsDays: 30, runsDays: 730, inboxDays: 30, outboxDays: 30, logsYears: 10, faultsDays: 365, goneYears: 10, tombstonesYears: 50,
        backupsDays: 90, keyCopiesDays: 14, lettersYears: 10, incidentsYears: 10, requestsYears: 2, followupsYears: 10,
      },
      protected: {holdUnswept: true},
      minutes: {logo: true, numbering: '§ {nr}'},
      forwarding: {
        skatteverket: {address: ['Skatteverket', 'Box 2820', '403 20 Göteborg'], checkedOn: '2026-11-23'},
        envelope: {lettersMax: 10, gramsMax: 2000},
        labels: 'L7160',
        outer: 'label',
        printer: {labels: ['lp'], envelopes: ['lp'], list: ['lp']},
        daysToAllow: 10,
      },
      requests: {answerDays: 3},
      audit: {},
    files: {ocr: 'auto', knownPictures: []},
    review: {keys: {}, screenReader: false, lockMinutes: 15, escalationDays: 3},
    followup: {workFrom: '06:00', workTo: '20:00', personsADay: 20, sampleShare: 5, staleDays: 35, queueHours: 48},
    holdersMax: 5,
    breakGlassMinutes: 60,
      notify: {},
      inbox: 'inbox',
    })
  })

  test.each([
    ['an unknown key', {okänd: 1}], ['an unknown key deeper', {site: {kepReleases: 3}}], ['an unknown key of a committee', committeeWith({retention: 3})], ['no committee', {committees: {}}], ['no municipality', {municipality: undefined}],
    ['an empty name', {municipality: {name: ''}}], ['a number for a text', {municipality: {name: 5}}], ['an address that is no web address', {site: {baseUrl: 'ftp://diariet.provkommunen.example'}}],
    ['an address with a path that a server could read in two ways', {site: {baseUrl: 'https://provkommunen.example/diariet åäö/'}}], ['an address with a question', {site: {baseUrl: 'https://provkommunen.example/?a=b'}}],
    ['an address with a password', {site: {baseUrl: 'https://a:b@provkommunen.example/'}}], ['an address that climbs', {site: {baseUrl: 'https://provkommunen.example/a/../b/'}}],
    ['a script for an address', {site: {baseUrl: 'javascript:alert(1)'}}], ['no releases kept', {site: {keepReleases: 0}}], ['a shell line for a program', {site: {deploy: 'rsync -a . www:'}}], ['no program', {site: {deploy: []}}],
    ['no slots', {schedule: {slots: []}}], ['an hour past the day', {schedule: {slots: ['24:00']}}], ['a short time', {schedule: {slots: ['9:00']}}], ['seconds', {schedule: {slots: ['12:00:00']}}], ['a Swedish weekday', {schedule: {days: ['mån']}}],
    ['no days', {schedule: {days: []}}], ['other holidays', {schedule: {holidays: 'no'}}], ['a reading that is none', {cleanRows: 'hold'}], ['a file reading that is none', {filePersonalData: 'loose'}], ['a row that is none', {withheldRow: 'hidden'}],
    ['an archive that is none', {archive: 'later'}], ['tombstones that go before the registry forgets', {retention: {tombstonesYears: 9}}], ['no days', {retention: {rejectsDays: 0}}], ['a committee code with a space', {committees: {'K S': committee}}], ['a committee code with a slash', {committees: {'../KS': committee}}], ['a long committee code', {committees: {['K'.repeat(21)]: committee}}],
    ['a numbering without a number', {minutes: {numbering: '§'}}], ['a numbering with something unknown', {minutes: {numbering: '§ {nr} {dag}'}}], ['a sheet of labels that nobody sells', {forwarding: {labels: 'L1'}}], ['labels beside the page', {forwarding: {labels: {label: {width: 70, height: 37}, columns: 3, rows: 8, top: 5, left: 5, stepX: 70, stepY: 37}}}],
    ['labels that lie on each other', {forwarding: {labels: {label: {width: 60, height: 30}, columns: 3, rows: 8, top: 0, left: 0, stepX: 50, stepY: 30}}}], ['an envelope that is none', {forwarding: {outer: 'C6'}}],
    ['a printer as a shell line', {forwarding: {printer: {labels: 'lp -d a'}}}], ['an address of five lines', {forwarding: {returnAddress: ['a', 'b', 'c', 'd', 'e']}}], ['an envelope heavier than the post takes', {forwarding: {envelope: {gramsMax: 2001}}}],
    ['no years', committeeWith({retentionYears: 0})], ['half a year', committeeWith({retentionYears: 1.5})], ['an e-mail that is none', committeeWith({registrar: {email: 'ks'}})],
  ])('%s is refused', (_, changes) => {
    expect(accepts(changes)).toBe(false)
  })

  test.each([
    ['committee codes with Swedish letters', {committees: {ÄN: committee, 'BUN-1': committee}}], ['three years in one committee (H3)', committeeWith({retentionYears: 3})], ['days off by name', {schedule: {holidays: ['2026-12-23']}}], ['an address with a path and a port', {site: {baseUrl: 'https://www.provkommunen.example:8443/diariet/ks_1/'}}], ['an early slot', {schedule: {slots: ['00:05']}}],
    ['a program as an argument list', {site: {deploy: ['rsync', '-a', '.', 'www:']}}], ['E1: the literal reading', {withheldRow: 'receipt'}],
  ])('%s is accepted', (_, changes) => {
    expect(accepts(changes)).toBe(true)
  })

  // A day that is none would be found out when the register is made, as a fault and not as a mistake in the settings.
  test.each([['publishFrom', {publishFrom: '2026-02-30'}], ['publishFrom', {publishFrom: '2026-13-01'}], ['holidays', {schedule: {holidays: ['2026-06-31']}}]])('%s with a day that does not exist is refused', (_, changes) => {
    expect(accepts(changes)).toBe(false)
  })

  test('a time zone that does not exist is refused', () => {
    expect(accepts({timeZone: 'Europe/Helsinki'})).toBe(true)
    expect(accepts({timeZone: 'Europe/Ekbacken'})).toBe(false)
  })
})

describe('database', () => {
  test.each(['sqlite:diarievakt.db', 'sqlite:data/register.db', 'postgres://diariet@db.provkommunen.example/diarievakt', 'postgresql://db/diarievakt', 'postgres://db:5432/diarievakt', 'postgres://diariet@db:5432/diarievakt'])('%s', (database) => {
    expect(accepts({database})).toBe(true)
  })

  test.each(['sqlite:/etc/register.db', 'sqlite:', 'mysql://db/diarievakt', 'diarievakt.db', ''])('%j is refused', (database) => {
    expect(accepts({database})).toBe(false)
  })

  test.each(['postgres://diariet:hemligt@db/diarievakt', 'postgresql://diariet:hemligt@db:5432/diarievakt', 'postgres://diariet:hem@ligt@db/diarievakt', 'postgres://:hemligt@db/diarievakt', 'postgres://diariet:hem/ligt@db/diarievakt', 'postgres://db/diarievakt?user=diariet&password=hemligt'])(
    'a password does not belong in the settings: %s',
    (database) => {
      expect(accepts({database})).toBe(false)
    },
  )
})

describe('A8: patterns of diary numbers', () => {
  test.each(['KS \\d{4}/\\d{5}', '[A-ZÅÄÖ]{2,4} \\d{4}-\\d+', '(?:KS|KF) \\d{4}:\\d{1,6}', '\\p{Lu}+ \\d+'])('%s', (diaryNumber) => {
    expect(accepts(committeeWith({diaryNumber}))).toBe(true)
  })

  test.each([
    ['lookahead', '(?=KS)KS.*'], ['negative lookahead', '(?!SN).*'], ['lookbehind', '.*(?<=5)'], ['backreference', '(K)\\1'], ['named backreference', '(?<k>K)\\k<k>'], ['unclosed group', 'KS ('], ['unclosed class', 'KS [0-9'],
    ['nothing to repeat', '*KS'], ['way out of the anchors', 'KS)|(.*'], ['escape that is none', '\\y'], ['empty', ''], ['very long', 'K'.repeat(201)],
  ])('%s is refused', (_, diaryNumber) => {
    expect(accepts(committeeWith({diaryNumber}))).toBe(false)
  })
})

describe('E3: how to reach a registrar', () => {
  const settings = (changes: object): Settings => SettingsSchema.parse({...least, ...changes})
  test.each([
    ['the committee’s own', {committees: {KS: {...committee, registrar: {email: 'ks@provkommunen.example'}}}}, {email: 'ks@provkommunen.example', phone: null}],
    ['the administration’s wins', {committees: {KS: {...committee, administration: 'Klk', registrar: {phone: '0490-000 10'}}}, administrations: {Klk: {registrar: {email: 'klk@provkommunen.example'}}}}, {email: 'klk@provkommunen.example', phone: null}],
    ['an administration without one', {committees: {KS: {...committee, administration: 'Klk', registrar: {phone: '0490-000 10'}}}, administrations: {Klk: {}}}, {email: null, phone: '0490-000 10'}],
    ['an administration that is not listed', {committees: {KS: {...committee, administration: 'Klk'}}}, null],
    ['none', {}, null],
  ])('%s', (_, changes, contact) => {
    expect(registrarOf(settings(changes), 'KS')).toEqual(contact)
  })

  test('a committee that has left the settings has none', () => {
    expect(registrarOf(settings({}), 'SN')).toBeNull()
  })
})
