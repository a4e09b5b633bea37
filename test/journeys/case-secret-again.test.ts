import {expect, test} from 'vitest'
import {aRow, Town} from '../support/town.js'

test('A7: a row told again with its words of old makes the case secret again, though another row had opened it since', async () => {
  const town = await Town.found()
  try {
    const secret = aRow({arenderubrik: 'Förhandling om Kvarnen', arenderubrik_sekretess: 'ja', andrad: ''})
    const open = aRow({arenderubrik: 'Förhandling om Kvarnen', arenderubrik_sekretess: 'nej', handlingsnummer: '2', handlingsrubrik: 'Inbjudan', andrad: ''})
    await town.import('2026-02-03T08:30:00Z', [secret])
    await town.import('2026-02-04T08:30:00Z', [open])
    await town.import('2026-02-05T08:30:00Z', [secret])
    await town.publish('2026-02-05T11:00:00Z')
    expect(town.siteHolds(['Förhandling om Kvarnen']).size).toBe(0)
    await town.import('2026-02-06T08:30:00Z', [secret])
    await town.publish('2026-02-06T11:00:00Z')
    expect(town.siteHolds(['Förhandling om Kvarnen']).size).toBe(0)
  } finally {
    await town.leave()
  }
})
