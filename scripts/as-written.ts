// `node --import ./scripts/as-written.ts …`: the sources name each other as they will be built; a script reads them as they are written.
import {existsSync} from 'node:fs'
import {registerHooks} from 'node:module'

registerHooks({
  resolve: (specifier, context, next) => {
    const isOurs = specifier.startsWith('.') && context.parentURL?.includes('/node_modules/') === false
    const source = isOurs ? new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL) : null
    return source !== null && existsSync(source) ? next(source.href, context) : next(specifier, context)
  },
})
