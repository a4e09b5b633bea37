// The search of the public diary, in the reader's browser: it reads the index that lies beside the pages, a month at a time from the newest. What is searched for is sent nowhere:
// it stands after the # of the address, which no browser sends. Only text nodes are made of what is read.
'use strict'

/**
 * @typedef {{utgava: string, namnder: string[], namnd: number[], typ: string, dag: number[], ord: string[], perTraff: number, perRad: number}} Month
 * @typedef {{words: string[], numbers: string[], committee: string, kind: string, from: string, to: string}} Query
 * @typedef {{month: string, facts: Month, row: number}} Hit
 * @typedef {[address: string, heading: string, caseHeading: string, number: string]} Shown
 */

/** A file of another edition than the one being read: the diary was updated meanwhile. */
class Outdated extends Error {}

/** Reads files of the index, each once. */
class Index {
  #root
  /** @type {Map<string, Promise<any>>} */
  #read = new Map()

  /** @param {URL} root */
  constructor(root) {
    this.#root = root
  }

  /** @returns {Promise<{manader: [month: string, rows: number][]}>} */
  months() {
    return this.#get('manader')
  }

  /** @param {string} month @returns {Promise<Month>} */
  month(month) {
    return this.#get(`${month}/ord`)
  }

  /** @param {string} month @param {Month} facts @param {string} name */
  async part(month, facts, name) {
    const part = await this.#get(`${month}/${name}`)
    if (part.utgava !== facts.utgava) throw new Outdated()
    return part
  }

  /** Everything is fetched anew. */
  forget() {
    this.#read.clear()
  }

  /** @param {string} name @returns {Promise<any>} */
  #get(name) {
    const known = this.#read.get(name)
    if (known !== undefined) return known
    const fetched = fetch(new URL(`${name}.json`, this.#root), {cache: 'no-cache', credentials: 'omit', referrerPolicy: 'no-referrer'}).then((answer) => {
      if (answer.status === 404 || answer.status === 410) throw new Outdated()
      if (!answer.ok) throw new Error(String(answer.status))
      return answer.json()
    })
    fetched.catch(() => this.#read.delete(name))
    this.#read.set(name, fetched)
    return fetched
  }
}

const LITTLE_WORDS = new Set(['och', 'i', 'på', 'för', 'av', 'till', 'med', 'om', 'vid', 'från', 'den', 'det', 'de', 'en', 'ett', 'som', 'över', 'under', 'enligt', 'samt', 'eller'])
// What Swedish puts after a noun, a verb or an adjective, longest first (the endings of the Snowball stemmer for Swedish that registries' headings use).
const ENDINGS = ['heterna', 'hetens', 'heten', 'heter', 'arnas', 'ernas', 'ornas', 'andet', 'anden', 'ningarna', 'ningens', 'ningar', 'ningen', 'arna', 'erna', 'orna', 'arens', 'aren', 'ades', 'ande', 'ende', 'ens', 'ets', 'ern', 'ade', 'are', 'ast', 'ar', 'er', 'or', 'en', 'et', 'na', 'as', 'es', 'ad', 'at', 'a', 'e', 's', 't', 'n']
const STEM_MIN = 4
// Fewer letters than these are met by chance inside a compound, and fewer than those at its end.
const INSIDE_MIN = 4
const LAST_MIN = 3

/** A word without its ending; short words are left whole. @param {string} word */
function stemOf(word) {
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= STEM_MIN)
  return ending === undefined || /\d/.test(word) ? word : word.slice(0, -ending.length)
}

/** A word as people write it who have no å, ä, ö or é. @param {string} word */
function folded(word) {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replace(/[æ]/g, 'ae').replace(/[ø]/g, 'o').replace(/ß/g, 'ss')
}

/** Whether a word of the diary is meant by one that is searched for: the same but for its ending, begun by it, or put together with it. @param {string} word @param {string} wanted */
function isMeant(word, wanted) {
  if (/^\d+$/.test(wanted)) return word === wanted
  if (word === wanted) return true
  const stem = stemOf(wanted)
  if (stem.length < LAST_MIN) return false
  if (stem.length >= INSIDE_MIN) return word.includes(stem)
  return word.endsWith(stem) || (word.length - stem.length >= STEM_MIN && stemOf(word).endsWith(stem)) || ENDINGS.includes(word.slice(stem.length)) && word.startsWith(stem)
}

/** Diary numbers in a question, however written, and the words that are left. @param {string} text */
function termsIn(text) {
  /** @type {string[]} */
  const numbers = []
  const rest = text.normalize('NFC').toLowerCase().replace(/(?:(?<!\p{L})\p{L}{1,6}[\s/.:-]*)?(?<!\d)(?:19|20)\d\d[\s/.:-]+\d{1,7}(?!\d)|(?<!\d)\d{1,7}\/(?:19|20)\d\d(?!\d)/gu, (number) => {
    numbers.push((number.match(/\p{L}+|\d+/gu) ?? []).map((group) => group.replace(/^0+(?=\d)/, '')).join('.'))
    return ' '
  })
  const all = rest.match(/[\p{L}\p{N}]+/gu) ?? []
  const words = all.filter((word) => !LITTLE_WORDS.has(word))
  return {numbers, words: words.length > 0 || numbers.length > 0 ? [...new Set(words)] : all}
}

/** Row numbers from the steps between them. @param {number[]} steps */
function rowsFrom(steps) {
  let row = 0
  return steps.map((step) => (row += step))
}

/** Looks in one month. Newest first. @param {Index} index @param {string} month @param {Query} query @param {(text: string) => string} reading @returns {Promise<Hit[]>} */
async function hitsIn(index, month, query, reading) {
  const facts = await index.month(month)
  /** @type {Set<number> | null} */
  let rows = null
  const keep = (/** @type {Iterable<number>} */ found) => {
    const all = new Set(found)
    rows = rows === null ? all : new Set([...rows].filter((row) => all.has(row)))
  }
  for (const wanted of query.words) {
    const asked = reading(wanted)
    const meant = facts.ord.flatMap((word, at) => (isMeant(reading(word), asked) ? [at] : []))
    const needed = new Set(meant.map((at) => Math.floor(at / facts.perTraff)))
    const parts = new Map(await Promise.all([...needed].map(async (piece) => /** @type {const} */ ([piece, (await index.part(month, facts, `traff-${piece}`)).rader]))))
    keep(meant.flatMap((at) => rowsFrom(parts.get(Math.floor(at / facts.perTraff))[at % facts.perTraff])))
    if (/** @type {Set<number> | null} */ (rows)?.size === 0) return []
  }
  if (query.numbers.length > 0) {
    const {nummer, rader} = await index.part(month, facts, 'nummer')
    for (const wanted of query.numbers) keep(nummer.flatMap((/** @type {string} */ number, /** @type {number} */ at) => (number === wanted || number.endsWith(`.${wanted}`) || isTurned(number, wanted) ? rowsFrom(rader[at]) : [])))
  }
  const found = rows === null ? facts.dag.map((_, row) => row) : [.../** @type {Set<number>} */ (rows)]
  return found.filter((row) => passes(facts, month, row, query)).sort((one, other) => one - other).map((row) => ({month, facts, row}))
}

/** `1/2019` for 2019.1. @param {string} number @param {string} wanted */
function isTurned(number, wanted) {
  const [year, serial] = number.split('.').slice(-2)
  return `${serial}.${year}` === wanted
}

/** @param {Month} facts @param {string} month @param {number} row @param {Query} query */
function passes(facts, month, row, {committee, kind, from, to}) {
  const day = dayOf(facts, month, row)
  return (committee === '' || facts.namnder[facts.namnd[row] ?? -1] === committee) && (kind === '' || facts.typ[row] === kind) && (from === '' || day >= from) && (to === '' || day <= to)
}

/** @param {Month} facts @param {string} month @param {number} row */
function dayOf(facts, month, row) {
  return `${month}-${String(facts.dag[row]).padStart(2, '0')}`
}

// ── the page ──────────────────────────────────────────────────────────────────────────────────────

const SHOWN_AT_A_TIME = 20
const MONTHS_AT_A_TIME = 4
const ADDRESS = /^(?:handling|arende)\/[a-z]{2}\/[a-z]{20}\.html$/

/** The form, its answers, and the address that says what was asked for. */
class SearchPage {
  #form
  #status
  #list
  #more
  #index
  /** A search that has been followed by another shows nothing more. */
  #turn = 0
  /** @type {Hit[]} */
  #hits = []
  #shown = 0

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.#form = form
    this.#status = element('svar', HTMLElement)
    this.#list = element('traffar', HTMLOListElement)
    this.#more = element('fler', HTMLButtonElement)
    this.#index = new Index(new URL('sok/', document.baseURI))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const asked = this.#asked().toString()
      if (location.hash.slice(1) === asked) void this.#search()
      else location.hash = asked
    })
    this.#more.addEventListener('click', () => void this.#showMore(this.#turn, true))
    addEventListener('hashchange', () => this.#followAddress())
    form.hidden = false
    this.#followAddress()
  }

  /** What the fields say, as the address says it. */
  #asked() {
    const asked = new URLSearchParams()
    for (const [name, value] of new FormData(this.#form)) if (typeof value === 'string' && value.trim() !== '') asked.set(name, value.trim())
    return asked
  }

  #followAddress() {
    const asked = new URLSearchParams(location.hash.slice(1))
    for (const field of this.#form.elements) {
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = asked.get(field.name) ?? ''
    }
    if ([...this.#asked()].length > 0) void this.#search()
    else this.#clear('')
  }

  /** @param {string} status */
  #clear(status) {
    this.#turn += 1
    this.#hits = []
    this.#shown = 0
    this.#list.replaceChildren()
    this.#more.hidden = true
    this.#status.textContent = status
  }

  async #search() {
    const asked = this.#asked()
    const {words, numbers} = termsIn(asked.get('q') ?? '')
    const query = {words, numbers, committee: asked.get('namnd') ?? '', kind: asked.get('typ') ?? '', from: asked.get('fran') ?? '', to: asked.get('till') ?? ''}
    this.#clear(this.#says('searching'))
    const turn = this.#turn
    try {
      await this.#searchAll(query, turn)
    } catch (error) {
      if (turn !== this.#turn) return
      if (!(error instanceof Outdated)) return this.#clear(this.#says('failed'))
      // The diary was updated while it was read: once more, from the new one.
      this.#index.forget()
      this.#clear(this.#says('searching'))
      const again = this.#turn
      await this.#searchAll(query, again).catch(() => again === this.#turn && this.#clear(this.#says('failed')))
    }
  }

  /** @param {Query} query @param {number} turn */
  async #searchAll(query, turn) {
    const found = await this.#lookIn(query, turn, (word) => word)
    if (turn !== this.#turn) return
    // Å, ä and ö are letters of their own; who has none on the keyboard is understood all the same.
    const isFolded = !found && query.words.length > 0 && (await this.#lookIn(query, turn, folded))
    if (turn !== this.#turn) return
    const hits = this.#hits.length
    this.#status.textContent = hits === 0 ? this.#says('none') : `${hits === 1 ? this.#says('one') : this.#says('many').replace('%', hits.toLocaleString(document.documentElement.lang))}${isFolded ? ` ${this.#says('folded')}` : ''}`
  }

  /** @param {Query} query @param {number} turn @param {(word: string) => string} reading */
  async #lookIn(query, turn, reading) {
    const {manader} = await this.#index.months()
    const months = manader.map(([month]) => month).filter((month) => (query.from === '' || month >= query.from.slice(0, 7)) && (query.to === '' || month <= query.to.slice(0, 7)))
    for (let at = 0; at < months.length; at += MONTHS_AT_A_TIME) {
      const some = await Promise.all(months.slice(at, at + MONTHS_AT_A_TIME).map((month) => hitsIn(this.#index, month, query, reading)))
      if (turn !== this.#turn) return false
      this.#hits.push(...some.flat())
      if (this.#shown < SHOWN_AT_A_TIME) await this.#showMore(turn, false)
    }
    return this.#hits.length > 0
  }

  /** @param {number} turn @param {boolean} isAsked */
  async #showMore(turn, isAsked) {
    const until = isAsked ? this.#shown + SHOWN_AT_A_TIME : SHOWN_AT_A_TIME
    const hits = this.#hits.slice(this.#shown, until)
    const rows = await Promise.all(hits.map(({month, facts, row}) => this.#index.part(month, facts, `rader-${Math.floor(row / facts.perRad)}`)))
    if (turn !== this.#turn) return
    const items = hits.map((hit, at) => this.#item(hit, rows[at].rader[hit.row % hit.facts.perRad]))
    this.#list.append(...items)
    this.#shown += hits.length
    this.#more.hidden = this.#shown >= this.#hits.length
    // Who asked for more goes on from there, with a keyboard too.
    if (isAsked) items[0]?.querySelector('a')?.focus()
  }

  /** @param {Hit} hit @param {Shown} shown */
  #item({month, facts, row}, [address, heading, caseHeading, number]) {
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.textContent = heading
    if (ADDRESS.test(address)) link.href = address
    const title = document.createElement('h3')
    title.append(link)
    item.append(title)
    if (caseHeading !== '') item.append(paragraph('of', caseHeading))
    const kind = this.#form.querySelector(`option[value="${facts.typ[row] ?? ''}"]`)?.textContent ?? ''
    const committee = [...this.#form.querySelectorAll('option')].find(({value}) => value === facts.namnder[facts.namnd[row] ?? -1])?.textContent ?? ''
    item.append(paragraph('note', [dayOf(facts, month, row), kind, committee, number].filter((part) => part !== '').join(' · ')))
    return item
  }

  /** A sentence of the page's own language. @param {string} name */
  #says(name) {
    return this.#status.dataset[name] ?? ''
  }
}

/** @param {string} className @param {string} text */
function paragraph(className, text) {
  const made = document.createElement('p')
  made.className = className
  made.textContent = text
  return made
}

/** @template {HTMLElement} T @param {string} id @param {new () => T} kind @returns {T} */
function element(id, kind) {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(id)
  return found
}

const form = document.getElementById('sok')
if (form instanceof HTMLFormElement) new SearchPage(form)
