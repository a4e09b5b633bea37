// The search of the public diary, in the reader's browser: it reads the index that lies beside the pages, a month at a time from the newest. What is searched for is sent nowhere:
// it stands after the # of the address, which no browser sends. Only text nodes are made of what is read.
'use strict'

/**
 * @typedef {{utgava: string, namnder: string[], namnd: number[], typ: string, dag: number[], ord: string[], perTraff: number, perRad: number}} Month
 * @typedef {{words: string[], numbers: string[][], committee: string, isByWords: boolean}} Reading
 * @typedef {{words: string[], numbers: string[][], committee: string, kind: string, from: string, to: string}} Query
 * @typedef {{fold: (text: string) => string, isWide: boolean}} Sight
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

  /** @returns {Promise<{manader: string[]}>} */
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
// A word of three letters has these endings and no shorter ones: `barn` is not `bar`, nor `rest` `res`. Those of the second list leave what stands first in compounds (`vägen`, `vägbelysning`; but `resa`, `reseräkning`).
const SHORT_ENDINGS = ['arnas', 'ernas', 'ornas', 'arna', 'erna', 'orna', 'ens', 'ets', 'ar', 'er', 'or', 'en', 'et', 'a']
const BARE_ENDINGS = ['arnas', 'arna', 'ens', 'ets', 'ar', 'en', 'et']
// Fewer letters than these are met by chance inside a compound, and fewer than those at its beginning or end.
const INSIDE_MIN = 4
const PART_MIN = 3

/** A word without its ending; short words are left whole. @param {string} word */
function stemOf(word) {
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= STEM_MIN)
  return ending === undefined || /\d/.test(word) ? word : word.slice(0, -ending.length)
}

/** A word as people write it who have no å, ä, ö or é. @param {string} word */
function folded(word) {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replace(/[æ]/g, 'ae').replace(/[ø]/g, 'o').replace(/ß/g, 'ss')
}

/**
 * Whether a word of the diary is meant by one that is searched for: the same but for its ending, or put together with it. Seen wide, three letters also mean what begins with them: much of that is chance,
 * so it is shown last. @param {string} word @param {string} wanted @param {boolean} isWide
 */
function isMeant(word, wanted, isWide) {
  if (/^\d+$/.test(wanted)) return word === wanted
  if (word === wanted) return true
  const stem = stemOf(wanted)
  if (stem.length >= INSIDE_MIN && word.includes(stem)) return true
  if (wanted.length === PART_MIN) return isInflected(word, wanted, ENDINGS) || isLast(word, wanted) || (isWide && isFirst(word, wanted))
  const ending = SHORT_ENDINGS.find((one) => wanted.length === PART_MIN + one.length && wanted.endsWith(one))
  if (ending === undefined) return false
  const root = wanted.slice(0, PART_MIN)
  return isInflected(word, root, [...SHORT_ENDINGS, 's']) || (isWide && BARE_ENDINGS.includes(ending) && (isLast(word, root) || isFirst(word, root)))
}

/** @param {string} word @param {string} root @param {string[]} endings */
function isInflected(word, root, endings) {
  return word.startsWith(root) && (word.length === root.length || endings.includes(word.slice(root.length)))
}

/** Last in a compound. @param {string} word @param {string} root */
function isLast(word, root) {
  return word.endsWith(root) || (word.length - root.length >= STEM_MIN && stemOf(word).endsWith(root))
}

/** First in a compound, with a word after it. @param {string} word @param {string} root */
function isFirst(word, root) {
  return word.startsWith(root) && word.length - root.length >= PART_MIN
}

/** Whether looking wide could find more. @param {Query} query */
function hasWideWords({words}) {
  return words.some((word) => word.length === PART_MIN || BARE_ENDINGS.some((ending) => word.length === PART_MIN + ending.length && word.endsWith(ending)))
}

// What people write before a diary number, which is no part of it; letters that may be; the number, as a registry writes it or turned; and the number of a document in its case.
const NUMBER = /(?<!\p{L})(?:(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer|ärende|nr|nummer)[\s.:]+)*(?:(?<letters>\p{L}{1,6})[\s/.:-]*)?(?<!\d)(?<number>(?:19|20)\d\d[\s/.:-]+\d{1,7}(?!\d)|\d{1,7}\/(?:19|20)\d\d(?!\d))(?<document>:\d{1,5}(?!\d))?/gu

/**
 * What a question can mean, in the order in which it is tried: diary numbers with the letters before them; without, the letters being a committee or a word; and, where no such number is found, words and
 * years like any others (`Budget 2026-2028`). @param {string} text @param {string[]} committees @returns {Reading[]}
 */
function readingsOf(text, committees) {
  const asked = text.normalize('NFC').toLowerCase()
  const found = [...asked.matchAll(NUMBER)].map(({groups}) => ({letters: groups?.letters ?? '', number: groups?.number ?? '', document: groups?.document ?? ''}))
  if (found.length === 0) return [{...wordsIn(asked, true), numbers: [], committee: '', isByWords: false}]
  const rest = asked.replace(NUMBER, ' ')
  const names = found.map(({letters}) => folded(letters)).filter((letters) => committees.includes(letters))
  const others = found.map(({letters}) => (committees.includes(folded(letters)) ? '' : letters)).join(' ')
  // A registry may number documents within the number of the case, or not.
  const keys = (/** @type {boolean} */ isLettered) => found.map(({letters, number, document}) => [document, ''].map((end) => keyOf(`${isLettered ? letters : ''} ${number}${end}`)))
  return [
    {...wordsIn(rest, false), numbers: keys(true), committee: '', isByWords: false},
    ...(found.some(({letters}) => letters !== '') && new Set(names).size <= 1 ? [{...wordsIn(`${rest} ${others}`, false), numbers: keys(false), committee: names[0] ?? '', isByWords: false}] : []),
    {...wordsIn(`${rest} ${found.map(({letters, number}) => `${letters} ${number}`).join(' ')}`, true), numbers: [], committee: '', isByWords: true},
  ]
}

/** A diary number as the index has it: its groups without leading zeros. @param {string} number */
function keyOf(number) {
  return (number.match(/\p{L}+|\d+/gu) ?? []).map((group) => group.replace(/^0+(?=\d)/, '')).join('.')
}

/** The words of a question; where there is nothing else in it, little ones too. @param {string} text @param {boolean} isAll */
function wordsIn(text, isAll) {
  const all = text.match(/[\p{L}\p{N}]+/gu) ?? []
  const words = all.filter((word) => !LITTLE_WORDS.has(word))
  return {words: [...new Set(words.length > 0 || !isAll ? words : all)]}
}

/** Row numbers from the steps between them. @param {number[]} steps */
function rowsFrom(steps) {
  let row = 0
  return steps.map((step) => (row += step))
}

/** Looks in one month. Newest first. @param {Index} index @param {string} month @param {Query} query @param {Sight} sight @returns {Promise<Hit[]>} */
async function hitsIn(index, month, query, {fold, isWide}) {
  const facts = await index.month(month)
  /** @type {Set<number> | null} */
  let rows = null
  const keep = (/** @type {Iterable<number>} */ found) => {
    const all = new Set(found)
    rows = rows === null ? all : new Set([...rows].filter((row) => all.has(row)))
  }
  for (const wanted of query.words) {
    const asked = fold(wanted)
    const meant = facts.ord.flatMap((word, at) => (isMeant(fold(word), asked, isWide) ? [at] : []))
    const needed = new Set(meant.map((at) => Math.floor(at / facts.perTraff)))
    const parts = new Map(await Promise.all([...needed].map(async (piece) => /** @type {const} */ ([piece, (await index.part(month, facts, `traff-${piece}`)).rader]))))
    keep(meant.flatMap((at) => rowsFrom(parts.get(Math.floor(at / facts.perTraff))[at % facts.perTraff])))
    if (/** @type {Set<number> | null} */ (rows)?.size === 0) return []
  }
  if (query.numbers.length > 0) {
    const {nummer, rader} = await index.part(month, facts, 'nummer')
    for (const keys of query.numbers) keep(nummer.flatMap((/** @type {string} */ number, /** @type {number} */ at) => (keys.some((wanted) => number === wanted || number.endsWith(`.${wanted}`) || isTurned(number, wanted)) ? rowsFrom(rader[at]) : [])))
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
  /** What was said of the hits. */
  #answer = ''

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
    this.#more.addEventListener('click', () => void this.#goOn())
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

  /** Asks the index, and shows the first hits: so many, or a page of them. */
  async #search(wanted = SHOWN_AT_A_TIME) {
    const asked = this.#asked()
    const filters = {kind: asked.get('typ') ?? '', from: asked.get('fran') ?? '', to: asked.get('till') ?? ''}
    const chosen = asked.get('namnd') ?? ''
    const readings = readingsOf(asked.get('q') ?? '', [...this.#form.querySelectorAll('option')].map(({value}) => value).filter((value) => value !== ''))
    const queries = readings.filter(({committee}) => committee === '' || chosen === '' || committee === chosen).map((reading) => ({...reading, ...filters, committee: chosen === '' ? reading.committee : chosen}))
    this.#clear(this.#says('searching'))
    const turn = this.#turn
    try {
      await this.#searchAll(queries, turn, wanted)
    } catch (error) {
      if (turn !== this.#turn) return
      if (!(error instanceof Outdated)) return this.#clear(this.#says('failed'))
      // The diary was updated while it was read: once more, from the new one.
      this.#index.forget()
      this.#clear(this.#says('searching'))
      const again = this.#turn
      await this.#searchAll(queries, again, wanted).catch(() => again === this.#turn && this.#clear(this.#says('failed')))
    }
  }

  /** What a question can mean is tried in turn until something is found. @param {(Query & Reading)[]} queries @param {number} turn @param {number} wanted */
  async #searchAll(queries, turn, wanted) {
    for (const query of queries) {
      // Å, ä and ö are letters of their own; who has none on the keyboard is understood all the same.
      for (const isFolded of query.words.length > 0 ? [false, true] : [false]) {
        const fold = isFolded ? folded : (/** @type {string} */ word) => word
        await this.#lookIn(query, turn, {fold, isWide: false}, wanted)
        const near = this.#hits.length
        if (turn === this.#turn && hasWideWords(query)) await this.#lookIn(query, turn, {fold, isWide: true}, wanted)
        if (turn !== this.#turn) return
        if (this.#hits.length > 0) return this.#say(near, isFolded, query.isByWords)
      }
    }
    this.#answer = this.#status.textContent = this.#says('none')
  }

  /** @param {number} near @param {boolean} isFolded @param {boolean} isByWords */
  #say(near, isFolded, isByWords) {
    const hits = this.#hits.length
    const number = (/** @type {number} */ count) => count.toLocaleString(document.documentElement.lang)
    this.#answer = [
      hits === 1 ? this.#says('one') : this.#says('many').replace('%', number(hits)),
      ...(near > 0 && near < hits ? [this.#says('wide').replace('%', number(hits - near))] : []),
      ...(isFolded ? [this.#says('folded')] : []),
      ...(isByWords ? [this.#says('words')] : []),
    ].join(' ')
    this.#status.textContent = this.#answer
  }

  /** @param {Query} query @param {number} turn @param {Sight} sight @param {number} wanted */
  async #lookIn(query, turn, sight, wanted) {
    const {manader} = await this.#index.months()
    const months = manader.filter((month) => (query.from === '' || month >= query.from.slice(0, 7)) && (query.to === '' || month <= query.to.slice(0, 7)))
    const known = new Set(this.#hits.map(({month, row}) => `${month}/${row}`))
    for (let at = 0; at < months.length; at += MONTHS_AT_A_TIME) {
      const some = await Promise.all(months.slice(at, at + MONTHS_AT_A_TIME).map((month) => hitsIn(this.#index, month, query, sight)))
      if (turn !== this.#turn) return
      this.#hits.push(...some.flat().filter(({month, row}) => !known.has(`${month}/${row}`)))
      if (this.#shown < wanted) await this.#showUntil(wanted, turn)
    }
  }

  /** Shows more of what was found, to who asked for it and goes on from there, with a keyboard too. */
  async #goOn() {
    const [turn, shown] = [this.#turn, this.#shown]
    try {
      await this.#showUntil(shown + SHOWN_AT_A_TIME, turn)
      if (turn !== this.#turn) return
      if (this.#status.textContent === this.#says('failed')) this.#status.textContent = this.#answer
    } catch (error) {
      if (turn !== this.#turn) return
      // What is shown already stays, and so does the button: a network comes back.
      if (!(error instanceof Outdated)) return void (this.#status.textContent = this.#says('failed'))
      // The diary was updated since the question: it is asked once more, and as much is shown of the new answer.
      this.#index.forget()
      await this.#search(shown + SHOWN_AT_A_TIME)
    }
    this.#list.children[shown]?.querySelector('a')?.focus()
  }

  /** @param {number} until @param {number} turn */
  async #showUntil(until, turn) {
    const hits = this.#hits.slice(this.#shown, until)
    const rows = await Promise.all(hits.map(({month, facts, row}) => this.#index.part(month, facts, `rader-${Math.floor(row / facts.perRad)}`)))
    if (turn !== this.#turn) return
    this.#list.append(...hits.map((hit, at) => this.#item(hit, rows[at].rader[hit.row % hit.facts.perRad])))
    this.#shown += hits.length
    this.#more.hidden = this.#shown >= this.#hits.length
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
