// In the words that people write, and in the slips that are commonest: `personummer`, `persnummer`, `pers.nr.`.
const OWN_WORD = String.raw`pers(?!onal)[a-zåäö]{0,5}[-. ]{0,2}num[a-zåäö]{0,6}|pers(?:on)?[-. ]{0,2}nr|(?<!\p{L})(?:p[-. ]{0,2}(?:nr|nummer)s?|p[-. ]n[-. ]r|prsnr|pnmr)|(?<!p)pnr|samordnings?-? ?(?:nummer|numret|nr)|(?:samordn|sam)\.? ?nr`
/** Words right before an identity number or a date of birth. */
export const PERSON_CUE = new RegExp(
  String.raw`(?:${OWN_WORD}|pers|födelse-? ?(?:nummer|numret|nr|datum|tid)|id-? ?(?:nummer|nr)|identitets?-?(?:nummer|beteckning|nr)|person-?(?:id|beteckning)|ssn|personal (?:identity )?(?:number|no)|identity number|(?:^|[^\p{L}])född[ae]?n?|(?:^|[^\p{L}])f\.)[^\d\p{L}]{0,8}(?:(?:den|nr|nummer|är)[^\d\p{L}]{0,4})?$`,
  'u',
)
/** A word that says by itself whose sort of number stands near it. */
export const NUMBER_WORD = new RegExp(String.raw`(?:^|[^\p{L}])(?:${OWN_WORD})(?!\p{L})`, 'u')
/** The same after the number: `… (personnummer)`. */
export const CUE_AFTER = new RegExp(String.raw`^[^\d\p{L}\n]{0,6}(?:(?:är|som|hennes|hans|elevens|barnets|sökandes?) ){0,3}(?:${OWN_WORD})(?!\p{L})`, 'u')
/** Words before a telephone number. */
export const TELEPHONE = /(?:^|[^a-zåäö])(?:tel|telefon|mobil|fax|växel)[a-zåäö]*[.:-]?\s?(?:nr|nummer)?[.:#]{0,2}\s{0,2}$/u
/** Words before an account: one bank's is the holder's personnummer, and no account is written as a date, a dash and four. */
export const ACCOUNT = /(?:konto|clearing)[a-zåäö]*[.:-]?\s?(?:nr|nummer)?[.:#]{0,2}\s{0,2}$/u
/** An account that is the holder's personnummer, by its name or by the number that all of them have before it. */
export const PERSONAL_ACCOUNT = /(?:personkonto[a-zåäö]*[.:-]?\s?(?:nr|nummer)?|(?<!\d)(?:3300|3782)[\s,.:;/()-]{0,3}(?:[a-zåäö]{0,12}konto[a-zåäö]*[.:-]?\s?(?:nr|nummer)?)?)[.:#]{0,2}\s{0,2}$/u
/** Words before a number that is surely another sort of number. */
export const OTHER_NUMBER =
  /(?:^|[^a-zåäö])(?:dnr|diarie|ocr|faktur|bankgiro|bg|plusgiro|pg|konto|clearing|tel|telefon|mobil|fax|växel|order|artikel|beställnings?|rekvisitions?|serie|chassi|isbn|issn|gln|ean|imei|swift|gtin|lei)[a-zåäö]*[.:-]?\s?(?:nr|nummer)?[.:#]{0,2}\s{0,2}$/u
/** Words before a number that is most often another sort, yet that may be a person's: a customer's number, say. */
export const DOUBTFUL_NUMBER = /(?:^|[^a-zåäö])(?:[a-zåäö]*referens|ref|kund|avtals?|ärende|mål|projekt|löp|objekt|anläggnings?|leverantörs?|medlems?|id)[a-zåäö]*[.:-]?\s?(?:nr|nummer)?[.:#]{0,2}\s{0,2}$/u
/** Words for a sole trader, somewhere before the number. */
export const SOLE_TRADER = /(?:enskild (?:firma|näringsidkare|näringsverksamhet)|(?:^|[^\p{L}])firman?\s|(?:^|[^\p{L}])ef[:\s])/u
/** Words before an organisation or VAT number. */
export const ORGANISATION = /(?:^|[^a-zåäö])(?:org|organisations?|moms|momsreg|vat)[a-zåäö]*[.:-]{0,2}\s?(?:nr|nummer|no|number)?[.:#]{0,2}\s{0,2}$/u
/** What follows an amount or a quantity. */
export const AMOUNT_AFTER = /^\s?(?:kr(?![\p{L}])|kronor|sek(?![\p{L}])|[tm]n?kr(?![\p{L}])|:-|%|kvm|m2|kwh|mwh|eur(?![\p{L}])|euro|€|\$)/u

/** How far off a word such as personnummer still tells of a number, in UTF-16 units. */
export const WORD_SIGHT = 56
