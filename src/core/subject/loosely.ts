// What a letter may have become in another system, passport or file name: the marks lost, or written out.
const LETTERS: Readonly<Record<string, string>> = {
  a: '[aàáâãäåā]',
  å: '(?:å|aa|a)',
  ä: '(?:ä|æ|ae|a)',
  æ: '(?:æ|ä|ae)',
  c: '[cçćč]',
  d: '[dđð]',
  e: '[eèéêëēě]',
  é: '[eèéêë]',
  è: '[eèéêë]',
  i: '[iìíîïı]',
  l: '[lł]',
  n: '[nñńň]',
  o: '[oòóôõöøō]',
  ö: '(?:ö|ø|oe|o)',
  ø: '(?:ø|ö|oe|o)',
  r: '[rř]',
  s: '[sšśş]',
  u: '[uùúûüū]',
  ü: '(?:ü|ue|u)',
  y: '[yýÿ]',
  z: '[zžźż]',
  "'": '[\'’´`]?',
  '’': '[\'’´`]?',
}

// Written-out marks that were asked for, where the text may have the letter itself.
const PAIRS: Readonly<Record<string, string>> = {aa: '(?:aa|å)', ae: '(?:ae|ä|æ)', oe: '(?:oe|ö|ø)', ue: '(?:ue|ü)'}

const A_LIKE = /[aàáâãäåāæ]/

/** A pattern for a word as it may also be spelt: without its marks, or with them written out. For texts that are folded; read with the flags `iu`. */
export function loosely(word: string): string {
  let pattern = ''
  for (let at = 0; at < word.length; at += 1) {
    const pair = PAIRS[word.slice(at, at + 2)]
    if (pair !== undefined) {
      pattern += pair
      at += 1
      continue
    }
    const letter = word.charAt(at)
    // Beside another a, `å` written out could be read in ever more ways, and a long row of them would take for ever.
    const isAmongA = letter === 'å' && (A_LIKE.test(word.charAt(at - 1)) || A_LIKE.test(word.charAt(at + 1)))
    pattern += isAmongA ? '[åa]' : (LETTERS[letter] ?? escaped(letter))
  }
  return pattern
}

/** A text as a pattern of itself. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
