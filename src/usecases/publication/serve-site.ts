import {Refusal} from '../../core/refusal.js'
import {goneAddresses} from '../../io/db/release-table.js'
import {SiteFolder} from '../../io/files/site-folder.js'
import {serveFolder, type Served} from '../../io/system/site-server.js'
import {deed} from '../deed.js'

/** Shows the site on this machine only, as a web server set up by the manual would: addresses that have left answer 410. */
export const serveSite = deed('publication.read', async (session, {port}: {readonly port: number}): Promise<Served> => {
  const site = new SiteFolder(session.folder)
  if ((await site.current()) === null) throw new Refusal('site-not-published')
  return serveFolder(`${site.root}/current`, `${site.root}/folders`, new Set(await goneAddresses(session.db)), port)
})
