/**
 * A diary number as it is searched for: its groups of letters and digits in small letters without leading zeros, so that `KS/2019/0001`, `KS 2019-1` and `ks2019.1` are the same.
 * Null where it has no digits.
 */
export function diaryNumberKey(number: string): string | null {
  const groups = number.normalize('NFC').toLowerCase().match(/\p{L}+|\d+/gu) ?? []
  if (!groups.some((group) => /\d/.test(group))) return null
  return groups.map((group) => group.replace(/^0+(?=\d)/, '')).join('.')
}
