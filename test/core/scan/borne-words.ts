/** Surnames that are places, ordinary words, single letters' neighbours or words of the trade too: what a list of words is tempted to tell apart from a person. */
export const SURNAMES_THAT_ARE_WORDS: readonly string[] = (
  'Sjöberg Berg Lund Holm Ström Norberg Strand Sten Stark Frisk Bäck Li Tran Le Ho Ek Ask Alm Lind Björk Gran Palm Hall Hult Torp Dahl Dal Hed Lundby Malmberg Näs Sund Viklund Vik Ahl ' +
  'Modig Rask Glad Dolk Lans Sköld Hård Ståhl Svärd Trygg Kung Skog Mark Åkerberg Bergström Sjö Sand Kvist Löv Blom Ros Lilja Nord Norr Öst Sommar Höglund Forsberg Öberg Åberg Norrby Borg Fors Åström Dufva Falk Örn Varg Lax Uggla Bagge'
).split(' ')

/** Given names that are words, letters or pronouns too. */
export const GIVEN_NAMES_THAT_ARE_WORDS: readonly string[] = (
  'Hans Dag Bo Per Max Tom Ella Saga Liv My Björn Sten Ulf Stig Kaj Rut Alma Alva Viola Rosa Linnea Sol Storm Vidar Frej Tage Love Ville Ronja Siv Britt May Ali Omar Noor Sam Ben Nils Rolf Gun Ebba Iris Maj Tor Runa Tyra Ina Isa Eli Kim Marina'
).split(' ')

/** Given names that are nothing else. */
export const PLAIN_GIVEN_NAMES: readonly string[] = 'Lotta Karin Elsa Fatima Mohamed Kerstin Agneta Lars Anders Gunilla Hassan Magdalena Viktoria Johan Oskar Zeynep'.split(' ')
