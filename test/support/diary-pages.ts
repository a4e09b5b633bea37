import {type DiaryInput} from '../../src/papers/diary/diary-input.js'
import {drawDiary} from '../../src/papers/diary/draw-diary.js'
import type {DrawnPage} from '../../src/papers/diary/drawn-page.js'

/** All pages of a diary by path; a path drawn twice fails the test. */
export function pagesOf(input: DiaryInput): Map<string, DrawnPage> {
  const pages = new Map<string, DrawnPage>()
  for (const page of drawDiary(input)) {
    if (pages.has(page.path)) throw new Error(`drawn twice: ${page.path}`)
    pages.set(page.path, page)
  }
  return pages
}

/** One page, or a failed test. */
export function pageAt(pages: ReadonlyMap<string, DrawnPage>, path: string): DrawnPage {
  const page = pages.get(path)
  if (page === undefined) throw new Error(`no page ${path}`)
  return page
}

/** What a reader reads: the page without tags, on one line. */
export function textOf(page: DrawnPage): string {
  return page.html.replace(/<title>.*?<\/title>/s, '').replace(/<[^>]*>/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, '\'').replace(/&amp;/g, '&')
    .replace(/[\s\u00a0]+/g, ' ').trim()
}
