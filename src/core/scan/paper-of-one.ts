// A file's name is short: what is written about one person is told by what sort of paper it is, or by whose it is, though nobody is named.

/** What is written about one person. */
const PAPER = String.raw`(?:utredning|intyg|utl[åa]tande|bed[öo]mning|diagnos|journal|epikris|vårdplan)(?:en|et|ar|er|s)?`
/** What such papers are about that only one person has, put before them. */
const OF_ONE = String.raw`(?:adhd|add|autism|asperger|npf|neuropsyk\p{L}*|psykiatrisk|psykolog\p{L}*|psykisk|logoped|dyslexi|demens|missbruks?|epilepsi|l[äa]kar|sjuk|barnavårds?|vårdnads?|faderskaps?|familjerätts?|lss|funktionsnedsättnings?|begåvnings?|graviditets?)`
const ABOUT_ONE = new RegExp(String.raw`(?<!\p{L})${OF_ONE}[ _-]?${PAPER}(?!\p{L})`, 'giu')
/** `mammas överklagan`, `sons_ansökan`: of somebody's kin. */
const OF_KIN = /(?<!\p{L})(?:mamma|pappa|mormor|morfar|farmor|farfar|mor|far|bror|syster|son|dotter|maka|make|sambo|fru|hustru)s[ _-]+(?:\p{L}{2,20}[ _-]+){0,2}?(?:överklagan(?:de)?|overklagan|ans[öo]kan|anm[äa]lan|klagomål|intyg|\p{L}{2,14}intyg|betyg|brev|yttrande|fullmakt|skrivelse|synpunkter|journal|utredning|svar|begäran|personnummer|uppgifter|lön|skulder|testamente|bouppteckning)(?!\p{L})/giu
/** What such papers are like in general: forms, rules and counts of them. */
const IN_GENERAL = /mall|blankett|rutin|riktlinje|policy|statistik|checklista|information|instruktion|upphandling|avtal|rapport|process/iu

/** Where the name of a file says that it is a paper about one person, whoever that is. */
export function papersOfOne(name: string): readonly {readonly start: number; readonly end: number}[] {
  if (IN_GENERAL.test(name)) return []
  return [ABOUT_ONE, OF_KIN].flatMap((pattern) => [...name.matchAll(pattern)].map(({0: found, index}) => ({start: index, end: index + found.length})))
}
