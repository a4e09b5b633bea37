import {COLOURS, type Palette, type Theme} from '../../core/terms/theme.js'

/** The one stylesheet of the diary: the municipality's colours as custom properties, then the rules that use them. */
export function drawStylesheet({light, dark}: Theme, rules: string): string {
  return `:root { ${properties(light)} }\n@media (prefers-color-scheme: dark) { :root { ${properties(dark)} } }\n${rules}`
}

function properties(palette: Palette): string {
  return COLOURS.map((colour) => `--${colour.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${hexadecimal(palette[colour])};`).join(' ')
}

function hexadecimal(colour: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new TypeError('A colour is written #rrggbb')
  return colour.toLowerCase()
}
