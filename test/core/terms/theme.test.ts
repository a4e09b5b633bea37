import {readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {SettingsSchema} from '../../../src/core/terms/settings.js'
import {COLOURS, contrastOf, SHIPPED_THEME, themeOf, TINTS, weakPairOf} from '../../../src/core/terms/theme.js'
import {drawStylesheet} from '../../../src/papers/diary/stylesheet.js'

const RULES = readFileSync('data/diary/stil.css', 'utf8')

describe('contrast', () => {
  // Worked out with other programs, and known by heart to those who check colours.
  test.each([['#000000', '#ffffff', 21], ['#ffffff', '#ffffff', 1], ['#767676', '#ffffff', 4.54], ['#777777', '#ffffff', 4.48], ['#0000ff', '#ffffff', 8.59], ['#ff0000', '#ffffff', 4], ['#00ff00', '#000000', 15.3], ['#1d70b8', '#ffffff', 5.17]])('of %s on %s is %s', (one, other, ratio) => {
    expect(contrastOf(one, other)).toBeCloseTo(ratio, 1)
    expect(contrastOf(other, one)).toBe(contrastOf(one, other))
  })

  test('never leaves 1 to 21', () => {
    const colour = fc.integer({min: 0, max: 0xffffff}).map((number) => `#${number.toString(16).padStart(6, '0')}`)
    fc.assert(fc.property(colour, colour, (one, other) => {
      const ratio = contrastOf(one, other)
      return ratio >= 1 && ratio <= 21.000001
    }))
  })
})

describe('a look', () => {
  test('as shipped meets level AA, light and dark', () => {
    expect(weakPairOf(SHIPPED_THEME)).toBeNull()
  })

  test('of the municipality stands over the shipped one, colour by colour', () => {
    const theme = themeOf({dark: {link: '#ffffff'}})
    expect(theme.light).toEqual(SHIPPED_THEME.light)
    expect(theme.dark).toEqual({...SHIPPED_THEME.dark, link: '#ffffff'})
  })

  test.each((['light', 'dark'] as const).flatMap((scheme) => COLOURS.map((colour) => [scheme, colour] as const)))('%s with the colour of the page for %s is refused, and told by the pair', (scheme, colour) => {
    const other = colour === 'background' || colour === 'surface' ? SHIPPED_THEME[scheme].text : colour === 'primary' ? SHIPPED_THEME[scheme].onPrimary : colour === 'onPrimary' ? SHIPPED_THEME[scheme].primary : SHIPPED_THEME[scheme].background
    const weak = weakPairOf(themeOf({[scheme]: {[colour]: other}}))
    expect(weak?.scheme).toBe(scheme)
    expect([weak?.front, weak?.back]).toContain(colour)
    expect(weak?.ratio).toBeLessThan(weak?.least ?? 0)
  })

  test('is refused where only the tint under a pointed-at row makes it too weak', () => {
    const muted = '#767676'
    expect(contrastOf(muted, '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(weakPairOf(themeOf({light: {background: '#ffffff', muted}}))).toMatchObject({front: 'muted', back: 'surface', least: 4.5})
  })
})

describe('the stylesheet', () => {
  test('holds every colour as a custom property, for light and for dark', () => {
    const css = drawStylesheet(themeOf({light: {onPrimary: '#FFFFF0'}}), RULES)
    expect(css.match(/--on-primary: #fffff0;/g)).toHaveLength(1)
    for (const colour of COLOURS) expect(css).toContain(`--${colour.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${SHIPPED_THEME.dark[colour]};`)
  })

  test('uses no custom property that nobody has set, and no colour of its own on the screen', () => {
    const css = drawStylesheet(SHIPPED_THEME, RULES)
    const set = new Set([...css.matchAll(/(--[a-z-]+):/g)].map(([, name]) => name))
    for (const [, name] of css.matchAll(/var\((--[a-z-]+)\)/g)) expect(set).toContain(name)
    const screen = RULES.slice(0, RULES.indexOf('@media print {'))
    expect(screen.match(/#[0-9a-f]{3,6}\b/gi)).toEqual(['#ffd84d', '#1a1600'])
    expect(contrastOf('#ffd84d', '#1a1600')).toBeGreaterThan(4.5)
  })

  test('mixes colours as the contrast is worked out', () => {
    const mixes = [...RULES.matchAll(/background: color-mix\(in srgb, var\(--link\) (\d+)%, var\(--([a-z]+)\)\)/g)].map(([, share, back]) => [Number(share) / 100, back])
    expect(mixes).toEqual([[TINTS.row, 'surface'], [TINTS.day, 'background']])
  })

  test('takes nothing from the settings but colours', () => {
    expect(() => drawStylesheet(themeOf({light: {link: 'red;} body{display:none'}}), RULES)).toThrow(TypeError)
    const settings = (theme: object): boolean => SettingsSchema.safeParse({municipality: {name: 'x'}, committees: {KS: {name: 'x', diaryNumber: 'x'}}, site: {theme}}).success
    expect(settings({light: {primary: '#00457C'}})).toBe(true)
    for (const value of ['red', '#fff', '#12345g', 'url(//provkommunen.example)', '#123456;', '#1234567', '', 'var(--text)']) expect(settings({light: {primary: value}}), value).toBe(false)
    expect(settings({light: {primer: '#00457c'}})).toBe(false)
    for (const file of ['../logo.png', '/etc/passwd', 'a/b.png', '.hidden', '', 'x\u0000.png']) expect(settings({logo: {file}}), file).toBe(false)
  })
})
