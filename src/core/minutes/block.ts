/** A piece of running text as it stands on a page: what minutes are made of, whatever they were written in. */
export type Block =
  | {readonly kind: 'heading'; readonly text: string}
  | {readonly kind: 'paragraph'; readonly text: string}
  /** `first` is the number of the first item; null of a list without numbers. */
  | {readonly kind: 'list'; readonly first: number | null; readonly items: readonly string[]}
  /** Rows of cells; the first row is the heads of the columns. */
  | {readonly kind: 'table'; readonly rows: readonly (readonly string[])[]}

/** What some blocks say, a line for each paragraph, list item and row: what is looked through. Cells are kept apart, so that no two run together to something neither says. */
export function textOfBlocks(blocks: readonly Block[]): string {
  return blocks.flatMap(linesOf).join('\n')
}

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text]
    case 'list':
      return block.items
    case 'table':
      return block.rows.map((cells) => cells.join(' | '))
  }
}
