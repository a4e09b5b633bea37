import type {RunId} from '../../../src/core/terms/identifiers.js'
import {SiteFolder} from '../../../src/io/files/site-folder.js'

// Draws a release until it is killed; `finish` puts it on disk but never switches to it.
const [workspace = '', run = '', until = ''] = process.argv.slice(2)
const site = new SiteFolder(workspace)
const builder = await site.begin(run as RunId, await site.current())
builder.addPage('index.html', 'half a page of the new one')
builder.addPage('dag/2026-02-03.html', 'a new day')
if (until === 'finish') await builder.finish()
console.log('drawn')
setInterval(() => undefined, 1000)
