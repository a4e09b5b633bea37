/** Numbers of a registry and its files that are not a person's, by what they are; each is written as a heading or a file writes it. */
export type LookAlike = (chance: Chance) => string

/** Numbers that look random and come the same every time. */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }

  digits(count: number): string {
    return Array.from({length: count}, () => String(this.below(10))).join('')
  }

  oneOf<T>(choices: readonly T[]): T {
    const chosen = choices[this.below(choices.length)]
    if (chosen === undefined) throw new Error('nothing to choose among')
    return chosen
  }

  day(from = 2001): {readonly year: string; readonly month: string; readonly day: string} {
    const two = (value: number): string => String(value).padStart(2, '0')
    return {year: String(from + this.below(2027 - from)), month: two(1 + this.below(12)), day: two(1 + this.below(28))}
  }
}

/** Digits with a check digit after them, modulus 10, for any length. */
function checked(digits: string): string {
  for (let last = 0; last < 10; last++) {
    const all = `${digits}${String(last)}`
    const sum = [...all].reverse().reduce((total, digit, at) => {
      const value = at % 2 === 0 ? Number(digit) : Number(digit) * 2
      return total + (value > 9 ? value - 9 : value)
    }, 0)
    if (sum % 10 === 0) return all
  }
  throw new Error('no check digit')
}

const grouped = (digits: string, sign: string): string => digits.replace(/\B(?=(?:\d{3})+(?!\d))/g, sign)
const amount = (chance: Chance): string => grouped(String(1 + chance.below(10 ** (3 + chance.below(7)))), chance.oneOf([' ', ' ', '\u00a0', '.', '']))
const COMMITTEES = ['KS', 'BN', 'SN', 'BUN', 'KFN', 'MN', 'ÖFN', 'VON', 'TN', 'GSN'] as const

/** Every sort, by name. */
export const LOOK_ALIKES: Readonly<Record<string, LookAlike>> = {
  'diary numbers': (chance) => {
    const {year, month} = chance.day()
    const code = chance.oneOf(COMMITTEES)
    const serial = String(1 + chance.below(9999))
    return chance.oneOf([
      `Dnr ${code} ${year}/${serial.padStart(5, '0')}`, `${code}-${year}-${serial.padStart(5, '0')}`, `${code}${year}${serial.padStart(6, '0')}`, `${code} ${year}.${serial}`, `${code} ${year}/${serial.padStart(7, '0')}`, `dnr ${year}-${serial.padStart(6, '0')}`,
      `Diarienummer ${year}${serial.padStart(6, '0')}`, `${code} ${year}-${month}-${serial.padStart(4, '0')}`, `${code}.${year}.${serial}`, `${code} ${year.slice(2)}${month}${serial.padStart(4, '0')}`, `${code}/${year}:${serial}`, `D ${year}-${serial.padStart(5, '0')}-1`,
    ])
  },
  'OCR numbers': (chance) => {
    const number = checked(chance.digits(7 + chance.below(10)))
    return `${chance.oneOf(['OCR', 'OCR-nr', 'ocr:', 'OCR-nummer', 'Betalningsreferens'])} ${chance.oneOf([number, number, number.replace(/(\d{4})(?=\d)/g, '$1 ')])}`
  },
  amounts: (chance) => chance.oneOf([`${amount(chance)} kr`, `${amount(chance)} kronor`, `${amount(chance)},${chance.digits(2)}`, `SEK ${amount(chance)}`, `Budget ${amount(chance)} tkr, utfall ${amount(chance)} tkr`, `${amount(chance)} ${amount(chance)} ${amount(chance)}`, `${amount(chance)}:-`]),
  plusgiro: (chance) => `${chance.oneOf(['Plusgiro', 'PG', 'plusgiro:'])} ${chance.oneOf([checked(chance.digits(6)), checked(chance.digits(7))]).replace(/(\d{2})(?=(?:\d{2})*\d$)/g, '$1 ').replace(/(\d)$/, '-$1')}`,
  bankgiro: (chance) => `${chance.oneOf(['Bankgiro', 'BG', 'bg:', ''])} ${checked(chance.digits(chance.oneOf([6, 7]))).replace(/(\d{4})$/, '-$1')}`,
  'organisation numbers': (chance) => {
    const number = checked(`${chance.oneOf(['55', '21', '23', '71', '76', '80', '96', '26'])}${String(20 + chance.below(80))}${chance.digits(5)}`)
    return `${chance.oneOf(['Org.nr', 'organisationsnummer', 'Bygg AB', ''])} ${chance.oneOf([number.replace(/(\d{4})$/, '-$1'), number, `16${number}`, `SE${number}01`])}`
  },
  'ISBN and ISSN': (chance) => chance.oneOf([`ISBN 978-91-${chance.digits(4)}-${chance.digits(3)}-${chance.digits(1)}`, `ISBN 97891${chance.digits(8)}`, `ISBN 91-${chance.digits(4)}-${chance.digits(3)}-${chance.digits(1)}`, `ISBN 91${chance.digits(8)}`, `ISSN ${chance.digits(4)}-${chance.digits(4)}`]),
  'EAN and GLN': (chance) => chance.oneOf([`EAN 73${chance.digits(11)}`, `7350${chance.digits(9)}`, `GLN 735999${chance.digits(7)}`, `Anläggnings-id 735999${chance.digits(12)}`]),
  'VIN and IMEI': (chance) => chance.oneOf([`Chassi YV1${chance.oneOf(['SW', 'MS', 'AX'])}${chance.digits(12)}`, `IMEI ${checked(chance.digits(14))}`, `IMEI ${chance.digits(2)}-${chance.digits(6)}-${chance.digits(6)}-${chance.digits(1)}`, `Serienummer ${chance.digits(10)}`]),
  coordinates: (chance) => chance.oneOf([`${String(55 + chance.below(14))}.${chance.digits(6)}, ${String(11 + chance.below(13))}.${chance.digits(6)}`, `N ${String(61 + chance.below(16))}${chance.digits(5)}, E ${String(3 + chance.below(6))}${chance.digits(5)}`, `X: ${String(61 + chance.below(16))}${chance.digits(5)} Y: 1${String(2 + chance.below(7))}${chance.digits(5)}`, `59°${chance.digits(2)}'${chance.digits(2)}.${chance.digits(1)}"N`]),
  'dates and times': (chance) => {
    const {year, month, day} = chance.day()
    const until = chance.day()
    const clock = `${String(chance.below(24)).padStart(2, '0')}${String(chance.below(60)).padStart(2, '0')}`
    const hour = `${clock.slice(0, 2)}:${clock.slice(2)}`
    return chance.oneOf([
      `${year}-${month}-${day} ${hour}`, `${year}-${month}-${day} kl. ${hour.replace(':', '.')}`, `${year}-${month}-${day}T${hour}:00`, `Skanning_${year}${month}${day}_${clock}00.pdf`, `${year}${month}${day}-${until.year}${until.month}${until.day}`, `${year}-${month}-${day} – ${until.year}-${until.month}-${until.day}`,
      `${year.slice(2)}${month}${day}-${until.year.slice(2)}${until.month}${until.day}`, `Protokoll ${year}-${month}-${day}, § ${String(chance.below(300))}`, `${year}-${month}-${day}--${until.year}-${until.month}-${until.day}`, `Möte ${day}.${month}.${year} ${hour}`, `Avtal ${year}-${until.year}`, `${year}${month}${day}`, `${year}-${month}-${day}, ${year}-${until.month}-${until.day}`,
    ])
  },
  'time stamps run together': (chance) => {
    const {year, month, day} = chance.day()
    const clock = `${String(chance.below(24)).padStart(2, '0')}${String(chance.below(60)).padStart(2, '0')}`
    return chance.oneOf([`${year}${month}${day}_${clock}.pdf`, `${year}${month}${day}-${clock}`, `${year}-${month}-${day} ${clock}`, `scan${year}${month}${day}${clock}.pdf`, `${year.slice(2)}${month}${day} ${clock}`])
  },
  'invoices, orders and articles': (chance) => `${chance.oneOf(['Faktura', 'Fakturanr', 'Ordernr', 'Beställning', 'Artikelnr', 'Rekvisition', 'Kundnr', 'Avtalsnr', 'Ref.', 'Referensnummer'])} ${chance.digits(5 + chance.below(9))}`,
  telephones: (chance) => chance.oneOf([`07${chance.oneOf(['0', '2', '3', '6', '9'])}-${chance.digits(3)} ${chance.digits(2)} ${chance.digits(2)}`, `07${chance.oneOf(['0', '2', '3', '6', '9'])}${chance.digits(7)}`, `04${chance.digits(2)}-${chance.digits(2)} ${chance.digits(2)} ${chance.digits(2)}`, `08-${chance.digits(3)} ${chance.digits(3)} ${chance.digits(2)}`, `+46 ${chance.oneOf(['70', '8', '40', '431'])} ${chance.digits(3)} ${chance.digits(2)} ${chance.digits(2)}`, `tel 0${chance.digits(9)}`, `010-${chance.digits(3)} ${chance.digits(2)} ${chance.digits(2)}`]),
  'accounts and IBAN': (chance) => chance.oneOf([`Konto ${chance.digits(4)}-${chance.digits(1)}, ${chance.digits(3)} ${chance.digits(3)} ${chance.digits(3)}-${chance.digits(1)}`, `SE${chance.digits(2)} ${chance.digits(4)} ${chance.digits(4)} ${chance.digits(4)} ${chance.digits(4)} ${chance.digits(4)}`, `kontonummer ${chance.digits(11)}`, `Kort ${chance.digits(4)} ${chance.digits(4)} ${chance.digits(4)} ${chance.digits(4)}`]),
  'sections, properties and addresses': (chance) => chance.oneOf([`Ekbacken ${String(chance.below(90))}:${String(chance.below(400))}`, `SFS ${String(1970 + chance.below(56))}:${String(chance.below(1400))}`, `§ ${String(chance.below(300))}-${String(chance.below(300))}`, `Box ${chance.digits(3)}, ${chance.digits(3)} ${chance.digits(2)}`, `${chance.digits(3)} ${chance.digits(2)} Ekbacken, Storgatan ${chance.digits(2)}`, `Väg ${chance.digits(4)}, ${chance.digits(2)} platser, etapp ${chance.digits(1)}`]),
  'columns of numbers': (chance) => Array.from({length: 4}, () => { const {year, month, day} = chance.day(); return `${year}-${month}-${day} ${String(100 + chance.below(9000))} ${amount(chance)} ${chance.digits(3)}` }).join('\n'),
}

/** Ten digits that nothing says anything of, which only date and check digit can judge. */
export const BARE_TEN: LookAlike = (chance) => chance.digits(10)
