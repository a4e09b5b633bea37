/** Words that patterns begin with, by what they are: a pattern is tried where one of its words stands, and nowhere else. */
export const WORDS = {
  child: ['flickan', 'flicka', 'pojken', 'pojke', 'eleven', 'elev', 'barnet', 'barn', 'tvillingarna', 'tvillingar', 'syskonen', 'sonen', 'dottern', 'son', 'dotter', 'mamman', 'pappan', 'modern', 'fadern', 'mor', 'far', 'förälder', 'föräldern', 'vårdnadshavare', 'vårdnadshavaren', 'killen', 'tjejen'],
  grown: ['kvinnan', 'mannen', 'paret', 'änkan', 'änklingen', 'familjen', 'hyresgästen', 'grannen', 'damen', 'herren', 'den boende', 'pensionären', 'makarna', 'ägaren', 'hundägaren', 'syskonen', 'bröderna', 'systrarna', 'brukaren', 'patienten', 'personen'],
  inFlat: ['hyresgäst', 'hyresgästen', 'boende', 'brukare', 'brukaren', 'patient', 'patienten', 'person', 'personen', 'vårdtagare', 'omsorgstagare', 'kund'],
  only: ['enda', 'ende', 'ensame', 'ensamme', 'första kvinnliga', 'första manliga'],
  person: ['kvinna', 'man', 'flicka', 'pojke', 'elev', 'person', 'patient', 'brukare', 'klient', 'dotter', 'son', 'mamma', 'pappa', 'mor', 'far', 'kille', 'tjej', 'dam', 'herre', 'boende', 'hyresgäst', 'granne', 'sökande', 'anställd', 'vikarie', 'medborgare'],
  definite: ['kvinnan', 'mannen', 'flickan', 'pojken', 'eleven', 'personen', 'patienten', 'brukaren', 'klienten', 'dottern', 'sonen', 'barnet', 'mamman', 'pappan', 'killen', 'tjejen', 'damen', 'hyresgästen', 'grannen', 'sökanden', 'vikarien'],
  ones: ['ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv', 'tretton', 'fjorton', 'femton', 'sexton', 'sjutton', 'arton', 'nitton'],
  tens: ['tjugo', 'trettio', 'fyrtio', 'fyrti', 'femtio', 'femti', 'sextio', 'sexti', 'sjuttio', 'sjutti', 'åttio', 'åtti', 'nittio', 'nitti', 'hundra'],
  kin: ['sonen', 'son', 'dottern', 'dotter', 'hustru', 'hustrun', 'fru', 'frun', 'make', 'maken', 'maka', 'makan', 'sambo', 'sambon', 'mannen', 'bror', 'brodern', 'syster', 'systern', 'mor', 'modern', 'far', 'fadern', 'mamma', 'mamman', 'pappa', 'pappan', 'barn', 'barnen', 'barnet', 'förälder', 'föräldrar', 'svåger', 'svägerska', 'kusin', 'kusinen', 'släkting', 'granne', 'grannen', 'vän', 'väninna'],
  inHouse: ['kvinnan', 'mannen', 'familjen', 'paret', 'grannen', 'damen', 'herren', 'gubben', 'tanten', 'makarna', 'folket', 'killen', 'tjejen'],
  besidePlace: ['kvinnan', 'mannen', 'familjen', 'paret', 'grannen', 'damen', 'herren', 'gubben', 'tanten', 'makarna', 'killen', 'tjejen', 'den', 'hon', 'han', 'hyresgästen', 'pensionären', 'änkan', 'änklingen', 'pojken', 'flickan'],
  owner: ['ägaren', 'ägarna', 'innehavaren', 'arrendatorn', 'hyresgästen', 'hyresgästerna', 'familjen', 'kvinnan', 'mannen', 'de boende', 'den boende'],
  kinTo: ['mamma', 'pappa', 'mor', 'far', 'moder', 'fader', 'förälder', 'föräldrar', 'vårdnadshavare', 'mormor', 'morfar', 'farmor', 'farfar', 'syster', 'bror', 'syskon', 'son', 'dotter', 'sambo', 'fosterförälder', 'kontaktperson', 'god man', 'förvaltare'],
} as const

/** Posts that somebody holds, as a group for patterns. */
export const POST = '(?:lärare|pedagog|skötare|sköterska|läkare|biträde|assistent|handläggare|sekreterare|chef|rektor|chaufför|förare|vaktmästare|vårdare|städare|kock|vikarie|tränare|kurator|psykolog|tekniker|inspektör|ingenjör|bibliotekarie|samordnare|ledare|präst|mästare|föreståndare|barnvakt|simlärare|badvakt|bokare|diakon|kantor|terapeut|coach|resurs|vakt|värd|lots)'
/** Posts in the definite form, which tells the one who holds it. */
export const POST_HELD = '(?:läraren|pedagogen|skötaren|sköterskan|läkaren|biträdet|assistenten|handläggaren|sekreteraren|chefen|rektorn|chauffören|föraren|vaktmästaren|vårdaren|städaren|kocken|snickaren|vakten|vikarien|tränaren|kuratorn|psykologen|teknikern|inspektören|ingenjören|bibliotekarien|samordnaren|ledaren|prästen|mästaren|målaren|elektrikern|föreståndaren|bonden|brukaren|ägaren|arrendatorn|handlaren|krögaren|entreprenören|mäklaren|diakonen|kantorn|herden|terapeuten|frisören|veterinären)'
