import {marked, type Token, type Tokens} from 'marked'
import type {Block} from '../../core/minutes/block.js'

/** Reads Markdown as minutes are made of it. Nothing of it is markup afterwards: what is no block that minutes have, HTML too, stands as the text that it is, and nothing is left out. */
export function blocksOf(markdown: string): readonly Block[] {
  return markdown.trim() === '' ? [] : marked.lexer(markdown, {gfm: true}).flatMap((token) => blocksIn(token))
}

function blocksIn(token: Token): readonly Block[] {
  switch (token.type) {
    case 'space':
    case 'hr':
    case 'def':
      return token.type === 'def' ? paragraph(token.raw) : []
    case 'heading':
      return text(token) === '' ? [] : [{kind: 'heading', text: text(token)}]
    case 'list': {
      const {items, ordered, start} = token as Tokens.List
      return [{kind: 'list', first: ordered ? Number(start) : null, items: items.map((item) => item.tokens.map((part) => textOfBlock(part)).filter((part) => part !== '').join(' '))}]
    }
    case 'table': {
      const {header, rows} = token as Tokens.Table
      return [{kind: 'table', rows: [header, ...rows].map((row) => row.map((cell) => inline(cell.tokens)))}]
    }
    case 'blockquote':
      return ((token as Tokens.Blockquote).tokens).flatMap(blocksIn)
    default:
      return paragraph(text(token))
  }
}

function paragraph(said: string): readonly Block[] {
  return said === '' ? [] : [{kind: 'paragraph', text: said}]
}

/** What a block inside a list item says, on one line. */
function textOfBlock(token: Token): string {
  return blocksIn(token).map((block) => (block.kind === 'list' ? block.items.join(', ') : block.kind === 'table' ? block.rows.map((cells) => cells.join(', ')).join('; ') : block.text)).join(' ')
}

/** Everything that a token says, its emphasis left out. */
function text(token: Token): string {
  const inside = 'tokens' in token ? token.tokens : undefined
  const said = inside !== undefined && inside.length > 0 ? inline(inside) : 'text' in token && typeof token.text === 'string' ? token.text : token.raw
  return said.replace(/[ \t]*\n[ \t]*/g, ' ').trim()
}

function inline(tokens: readonly Token[]): string {
  return tokens.map((token) => saidBy(token)).join('').replace(/[ \t]*\n[ \t]*/g, ' ').trim()
}

function saidBy(token: Token): string {
  if (token.type === 'br' || (token.type === 'html' && /^<br\s*\/?>$/i.test(token.raw.trim()))) return ' '
  if (token.type === 'link' && token['href'] !== token['text'] && typeof token['href'] === 'string') return `${inline(token.tokens ?? [])} (${token['href']})`
  if (token.type === 'image') return `${String(token['text'])} (${String(token['href'])})`
  if ('tokens' in token && token.tokens !== undefined && token.tokens.length > 0) return token.tokens.map(saidBy).join('')
  return 'text' in token && typeof token.text === 'string' ? token.text : token.raw
}

/** Writes blocks as Markdown that is read back as the same blocks: every sign that could be markup is told to be none. */
export function markdownOf(blocks: readonly Block[]): string {
  return blocks.map(written).join('\n\n')
}

function written(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${plain(block.text)}`
    case 'paragraph':
      return plain(block.text)
    case 'list':
      return block.items.map((item, at) => `${block.first === null ? '-' : `${block.first + at}.`} ${plain(item)}`).join('\n')
    case 'table': {
      const columns = Math.max(...block.rows.map((row) => row.length))
      const row = (cells: readonly string[]): string => `| ${Array.from({length: columns}, (_, at) => plain(cells[at] ?? '')).join(' | ')} |`
      const [head = [], ...rest] = block.rows
      return [row(head), `|${' --- |'.repeat(columns)}`, ...rest.map(row)].join('\n')
    }
  }
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&')
}
