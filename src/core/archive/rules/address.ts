/** Characters that no address of a file in a package has: they mean other things elsewhere, or end a name. */
const ODD = /[\\\p{Cc}]/u
/** A scheme of addresses other than those of files, or the letter of a disk. */
const SCHEME = /^[a-z][a-z0-9+.-]*:/i
/** A slash, a backslash or an end of text in disguise. */
const DISGUISED = /%(?:2f|5c|00)/i

/** A path of a package from its root, with `/`: `path` as it counts from a folder of it. Null where it leads out of the package. */
export function pathFrom(folder: string, path: string): string | null {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.length === 0 ? null : parts.join('/')
}

/** What an address in percent-encoding says; null where it hides what divides folders or ends a name, or is none that can be decoded. */
export function decodedAddress(written: string): string | null {
  if (DISGUISED.test(written)) return null
  try {
    return decodeURIComponent(written)
  } catch {
    return null
  }
}

/** Where an address in a list leads, from the root of the package; null where it leads out of it, or is none that can be told. A file may be called as an address is written: that name is tried before what it says when it is decoded. */
export function placeOf(folder: string, written: string, isThere: (path: string) => boolean): string | null {
  const exact = relative(folder, written)
  if (exact === null || isThere(exact) || !written.includes('%')) return exact
  const decoded = decodedAddress(written)
  const meant = decoded === null ? null : relative(folder, decoded)
  return meant !== null && isThere(meant) ? meant : exact
}

function relative(folder: string, written: string): string | null {
  const bare = written.replace(/^file:\/\/(?:\.\/)?|^\.\//, '')
  return bare === '' || ODD.test(bare) || /^(?:\/|[a-z]:)|:\/\//i.test(bare) ? null : pathFrom(folder, bare)
}

/** Whether what somebody calls a file by is a path: it has folders in it, or is said to be one. An identifier of another kind may be anything. */
export function isPathLike(type: string, value: string): boolean {
  const bare = withoutFile(value)
  return bare !== '' && !SCHEME.test(bare) && (/[/\\]/.test(bare) || /path/i.test(type))
}

/**
 * Every path that somebody may have meant who calls a file of a package by one, from its root: counted from there, from one of `folders`, or from the folder that the package lies in; encoded or not. The first is as it is written. Which of them are there is for
 * the package to say.
 */
export function pathsMeant(value: string, folders: readonly string[], packageName: string): readonly string[] {
  const bare = withoutFile(value).replaceAll('\\', '/').replace(/^\/+/, '')
  const decoded = bare.includes('%') ? decodedAddress(bare) : null
  const meant: string[] = []
  for (const one of decoded === null || decoded === bare ? [bare] : [bare, decoded]) {
    for (const folder of folders) {
      const path = pathFrom(folder, one)
      if (path !== null && !meant.includes(path)) meant.push(path)
    }
    const within = one.startsWith(`${packageName}/`) ? pathFrom('', one.slice(packageName.length + 1)) : null
    if (within !== null && !meant.includes(within)) meant.push(within)
  }
  return meant
}

function withoutFile(value: string): string {
  return value.replace(/^file:(?:\/\/)?/i, '')
}
