/** The colours that a municipality can choose, by what they are in the diary. */
export const COLOURS = [
  'primary', 'onPrimary', 'background', 'surface', 'text', 'muted', 'link', 'visited', 'focus', 'edge', 'received', 'sent', 'drawnUp', 'failed',
] as const

export type Colour = (typeof COLOURS)[number]

/** Every colour of one look, as `#rrggbb`. */
export type Palette = Readonly<Record<Colour, string>>

/** What a reader's own choice of light or dark is met with. */
export interface Theme {
  readonly light: Palette
  readonly dark: Palette
}

/** The colours of the diary where the municipality has chosen none. */
export const SHIPPED_THEME: Theme = {
  light: {
    primary: '#10384f', onPrimary: '#ffffff', background: '#faf8f4', surface: '#ffffff', text: '#1a2026', muted: '#56606a', link: '#0a4a6e', visited: '#5b3576',
    focus: '#b34700', edge: '#7d7a72', received: '#0f5c45', sent: '#7a3d0c', drawnUp: '#4a4478', failed: '#8a1c1c',
  },
  dark: {
    primary: '#0c2636', onPrimary: '#f4f7f9', background: '#12171b', surface: '#1a2126', text: '#e9e6df', muted: '#aab3ba', link: '#93cdee', visited: '#cdb4ea',
    focus: '#ffb454', edge: '#7f8b94', received: '#86d6b8', sent: '#f0b78a', drawnUp: '#c3bdf3', failed: '#ffb0a8',
  },
}

/** What a municipality has chosen; the rest is as shipped. */
export interface ChosenColours {
  readonly light?: {readonly [colour in Colour]?: string | undefined} | undefined
  readonly dark?: {readonly [colour in Colour]?: string | undefined} | undefined
}

/** The whole look: the municipality's colours over the shipped ones. */
export function themeOf(chosen: ChosenColours): Theme {
  const over = (shipped: Palette, own: ChosenColours['light']): Palette => ({...shipped, ...Object.fromEntries(Object.entries(own ?? {}).flatMap(([colour, value]) => (value === undefined ? [] : [[colour, value]])))})
  return {light: over(SHIPPED_THEME.light, chosen.light), dark: over(SHIPPED_THEME.dark, chosen.dark)}
}

/** How much of the link's colour lies over the sheet under a pointed-at row, and over the page under a day of the calendar. */
export const TINTS = {row: 0.05, day: 0.1} as const

/** Two colours that a page sets against each other with too little between them. */
export interface WeakPair {
  readonly scheme: keyof Theme
  readonly front: Colour
  readonly back: Colour
  /** Contrast by WCAG 2.2, 1 to 21. */
  readonly ratio: number
  readonly least: number
}

/** WCAG 2.2 level AA: text (1.4.3), and what is not text but must be seen (1.4.11). The diary sets no text so large that less would do. */
const TEXT = 4.5
const SHAPE = 3

const ON_ROWS: readonly Colour[] = ['text', 'muted', 'link', 'visited', 'received', 'sent', 'drawnUp']

/** The pairs that the stylesheet draws, in the order they are told of. `tint` is how much of the link's colour is mixed into the back. */
const PAIRS: readonly {readonly front: Colour; readonly back: Colour; readonly least: number; readonly tint?: number}[] = [
  {front: 'onPrimary', back: 'primary', least: TEXT},
  ...[...ON_ROWS, 'failed' as const].map((front) => ({front, back: 'background' as const, least: TEXT})),
  ...ON_ROWS.map((front) => ({front, back: 'surface' as const, least: TEXT})),
  ...ON_ROWS.map((front) => ({front, back: 'surface' as const, least: TEXT, tint: TINTS.row})),
  ...(['link', 'visited'] as const).map((front) => ({front, back: 'background' as const, least: TEXT, tint: TINTS.day})),
  // The page of a list that one is on.
  {front: 'surface', back: 'link', least: TEXT},
  ...(['focus', 'edge'] as const).flatMap((front) => (['background', 'surface'] as const).map((back) => ({front, back, least: SHAPE}))),
]

/** The first pair of a look that falls below level AA; null where none does. */
export function weakPairOf(theme: Theme): WeakPair | null {
  for (const scheme of ['light', 'dark'] as const) {
    const palette = theme[scheme]
    for (const {front, back, least, tint = 0} of PAIRS) {
      const ratio = contrast(channels(palette[front]), mixed(channels(palette.link), channels(palette[back]), tint))
      if (ratio < least) return {scheme, front, back, ratio, least}
    }
  }
  return null
}

/** The contrast of two colours written `#rrggbb`, by WCAG 2.2: 1 for the same, 21 for black on white. */
export function contrastOf(one: string, other: string): number {
  return contrast(channels(one), channels(other))
}

type Channels = readonly [number, number, number]

function channels(colour: string): Channels {
  const at = (start: number): number => Number.parseInt(colour.slice(start, start + 2), 16) / 255
  return [at(1), at(3), at(5)]
}

/** `color-mix(in srgb, one share, other)`: the channels as they are written. */
function mixed(one: Channels, other: Channels, share: number): Channels {
  const at = (channel: 0 | 1 | 2): number => one[channel] * share + other[channel] * (1 - share)
  return [at(0), at(1), at(2)]
}

function contrast(one: Channels, other: Channels): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance([red, green, blue]: Channels): number {
  const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
