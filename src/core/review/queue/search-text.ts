const SPACED_OTHERWISE = /[^\S ]| {2}|^ | $/

/** A text as it is searched: composed, in small letters, with single spaces. Å, ä and ö stay what they are: in Swedish they are letters of their own. */
export function foldForSearch(text: string): string {
  const small = text.normalize('NFC').toLowerCase()
  // Most texts are so already, and a queue has 100,000 of them.
  return SPACED_OTHERWISE.test(small) ? small.replace(/\s+/g, ' ').trim() : small
}

const AFTER_Z: Readonly<Record<string, string>> = {å: '~1', ä: '~2', æ: '~2', ö: '~3', ø: '~3'}

/** A text by which Swedish lists are sorted with plain comparison: å, ä and ö after z, numbers by their value. Made once for each row, so that 100,000 sort in a moment. */
export function sortKey(text: string): string {
  return foldForSearch(text)
    .replace(/[åäæöø]/g, (letter) => AFTER_Z[letter] ?? letter)
    .replace(/\d+/g, (digits) => digits.padStart(12, '0'))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
}
