/**
 * What governs, counts, buys or teaches: there the words for care, work and family are about the municipality's own business, also in a case type
 * about private persons, and `eleven` or `den enskilde` is whoever it may be. A plan is left out: those for one pupil are called so too.
 */
const OWN_BUSINESS =
  /rutin(?!mässig)|riktlinj|policy|reglement|föreskrift|instruktion|handbok|vägledning|delegationsordning|styrdokument|bestämmelser|regler för|arvodesregler|(?<!\p{L})mall(?!or)|(?<!\p{L})(?:webb)?utbildning(?!snämnd|sförvaltning|skontor|sbidrag)|(?<!\p{L})information(?!s)|informerar om|föreläser|gallring|arkiver(?:ing|as)|(?<!\p{L})avrop|fortbildning|kompetensutveckling|föreläsning|konferens|seminari|(?<!\p{L})remiss(?:svar|yttrande)?(?!\p{L}|\s(?:till|för)\s)|(?<!\p{L})motion(?:er|en|s?svar)?(?!\p{L})|interpellation|medborgarförslag|(?<!\p{L})tax(?:a|or|an)(?!\p{L})|statistik|sammanställning|årsrapport|kvartal|tertial|helår|nyckeltal|enkät|kvalitetsberättelse|verksamhetsberättelse|patientsäkerhetsberättelse|verksamhetsplan|internkontroll|revisionsrapport|upphandling|ramavtal|samverkansavtal|driftavtal|avtal med|hyresavtal(?!.{0,80}(?:hyresskuld|störning|missbruk|vräk|avhys|andrahand))|förfrågningsunderlag|anbud|valfrihetssystem|annons|kravprofil|rekrytering av|riksnorm|statsbidrag|föreningsbidrag|informationsblad|informationsmöte|broschyr|kampanj|e-tjänst|verksamhetssystem|systemstöd|driftstart|lokalförsörj|(?<!\p{L})budget(?!råd)|(?<!\p{L})(?:om)?organisation(?!s)|(?:likabehandlings|elevhälso|folkhälso)plan|plan mot|projektansökan|partnerskap|^antal(?!\p{L})|^andel(?!\p{L})|kösituation|väntetid|(?:ivo|länsstyrelsen|skolinspektionen|socialstyrelsen|boverket)s\s(?:tillsyn|föreskrift|statistik|granskning)/u

/** Whether a heading is about how the municipality does something rather than for whom. */
export function isOwnBusiness(lower: string): boolean {
  return OWN_BUSINESS.test(lower)
}
