import {Refusal} from '../../core/refusal.js'
import {goneAddresses} from '../../io/db/release-table.js'
import {SiteFolder} from '../../io/files/site-folder.js'
import {serveSiteFolder, type Served} from '../../io/system/site-server.js'
import {webHeaders} from '../../papers/diary/web-headers.js'
import {deed} from '../deed.js'
import {basePathOf} from './diary-input.js'

/** Shows the site on this machine only, as a web server set up by the manual would: under the path of its address, with the same headers, and 410 for addresses that have left. */
export const serveSite = deed('publication.read', async (session, {port}: {readonly port: number}): Promise<Served> => {
  const site = new SiteFolder(session.folder)
  if ((await site.current()) === null) throw new Refusal('site-not-published')
  const basePath = basePathOf(session.settings.site.baseUrl).replace(/\/*$/, '/')
  return serveSiteFolder({folder: `${site.root}/current`, within: `${site.root}/folders`, gone: new Set(await goneAddresses(session.db)), basePath, headers: webHeaders}, port)
})
