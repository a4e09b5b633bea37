import {statSync} from 'node:fs'
import {join} from 'node:path'
import {LOGO_BYTES_MAX, logoImage, type LogoImage} from '../../core/publication/logo-image.js'
import {Refusal} from '../../core/refusal.js'
import {sha256} from '../system/digest.js'
import {readSettled} from './settled-file.js'

/** The municipality's logotype as it lies in the workspace. */
export interface LogoFile extends LogoImage {
  readonly place: string
  readonly sha256: string
  readonly bytes: Uint8Array
}

/** Reads the picture that the settings name and refuses what may not stand on every page. `name` is a plain file name in the workspace. */
export function readLogo(workspace: string, name: string): LogoFile {
  const place = join(workspace, name)
  const bytes = bytesOf(workspace, place, name)
  const image = logoImage(bytes)
  if (typeof image === 'string') throw new Refusal('logo-unusable', {file: name, problem: image})
  return {...image, place, sha256: sha256(bytes), bytes}
}

function bytesOf(workspace: string, place: string, name: string): Buffer {
  try {
    const found = statSync(place)
    if (!found.isFile()) throw new Refusal('logo-unusable', {file: name, problem: 'unreadable'})
    if (found.size > LOGO_BYTES_MAX) throw new Refusal('logo-unusable', {file: name, problem: 'size'})
    return readSettled(workspace, place)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('logo-unusable', {file: name, problem: 'unreadable'})
  }
}
