import {join} from 'node:path'
import {Refusal} from '../../core/refusal.js'
import {SHIPPED_THEME, themeOf, weakPairOf, type Theme} from '../../core/terms/theme.js'
import {type LogoFile, readLogo} from '../../io/files/logo-file.js'
import {lineOfKey} from '../../io/files/settings-file.js'
import {SETTINGS_FILE} from '../../io/files/workspace.js'
import type {Session} from '../../io/session.js'

/** How the municipality's diary looks: its colours and its logotype, both checked. */
export interface DiaryLook {
  readonly theme: Theme
  readonly logo: {readonly file: LogoFile; readonly alt: string} | null
}

/** Refused where two colours have too little contrast, or the logotype is none that may stand on every page. */
export function diaryLook(session: Session): DiaryLook {
  const {theme: chosen} = session.settings.site
  const theme = themeOf(chosen)
  const weak = weakPairOf(theme)
  if (weak !== null) {
    const {scheme, front, back, ratio, least} = weak
    const path = join(session.folder, SETTINGS_FILE)
    const line = [front, back].map((colour) => lineOfKey(path, ['site', 'theme', scheme, colour], session.folder)).find((found) => found > 0) ?? 0
    // Rounded down: 4.499 is not 4.5.
    throw new Refusal('theme-contrast', {file: SETTINGS_FILE, line, scheme, front, back, ratio: (Math.floor(ratio * 100) / 100).toFixed(2), least: String(least)})
  }
  return {theme, logo: chosen.logo === undefined ? null : {file: readLogo(session.folder, chosen.logo.file), alt: chosen.logo.alt ?? session.settings.municipality.name}}
}

/** The same for what must leave: a removal does not wait for a colour, and is drawn without what cannot be used. */
export function diaryLookForRemoval(session: Session): DiaryLook {
  try {
    return diaryLook(session)
  } catch (error) {
    if (error instanceof Refusal) return {theme: SHIPPED_THEME, logo: null}
    throw error
  }
}
