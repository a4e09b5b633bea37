/** Headers that hold ids of letters, as machines make them, and no addresses. */
const OF_IDS = /^(?:message-id|in-reply-to|references|(?:resent|original|x-[a-z0-9-]{1,40})-message-id|content-id)$/

/** An id between angle brackets: what the machine counted or drew, and the machine's own name. */
const ID = /<([A-Za-z0-9.$_=+/!%~-]{6,250})@(\[?[A-Za-z0-9.:-]{1,253}\]?)>/g

/** So many letters of one case in a row make a word, or a name. */
const WORD = /[a-z]{5}|[A-Z]{6}|(?:^|[._-])(?:\p{L}\p{Ll}{1,}|\p{Lu}{2,})(?=$|[._-])/u

/** The picture of a letter's own that Outlook writes into it: `cid:image001.png@01DA5678.1234ABCD`. */
const PICTURE = /\bcid:(image\d{3}\.(?:png|jpe?g|gif|emz|wmz))@([0-9A-F]{8}\.[0-9A-F]{8})\b/g

/**
 * A header as it is looked through. The id of a letter looks like an address of mail and is none: its two halves are told apart, and both are still looked
 * through for names and numbers. One that could hold a person's name is told as it stands, as is every header that is for people.
 */
export function headerInWords(key: string, value: string): string {
  return `${key}: ${OF_IDS.test(key) ? value.replace(ID, (whole, drawn: string, machine: string) => (isDrawn(drawn) ? `<${drawn} ${machine}>` : whole)) : value}`
}

/** The text of a letter in HTML, with the ids of its own pictures told apart too. */
export function withoutPictureIds(html: string): string {
  return html.replace(PICTURE, 'cid:$1 $2')
}

function isDrawn(id: string): boolean {
  return (id.match(/\d/g)?.length ?? 0) >= 3 && !WORD.test(id)
}
