import {Session} from '../../../src/io/session.js'
import {loadJudgement} from '../../../src/io/files/policy-file.js'
import {readWorkspace} from '../../../src/io/files/workspace.js'
import {clockAt} from '../../../src/io/system/clock.js'
import {newLetters} from '../../../src/io/system/digest.js'
import {restoreBackup} from '../../../src/usecases/backup/restore-backup.js'

// Restores a backup, and stands still for ever at one step of it; at none, it comes to its end.
const [folder = '', file = '', at = '', until = ''] = process.argv.slice(2)
const clock = clockAt(new Date(at))

await restoreBackup(
  {
    systemUser: 'reg',
    clock,
    isClockSet: true,
    open: async () => {
      const {settings, fingerprintKey} = readWorkspace(folder)
      return Session.open({systemUser: 'reg', clock, folder, settings, fingerprintKey, newId: newLetters, judgement: () => loadJudgement(folder, settings)})
    },
  },
  {
    file,
    folder,
    journal: {kind: 'own'},
    database: null,
    confirm: async () => undefined,
    onProgress: (step, name) => {
      if (until === 'any') console.log(step)
      if (`${step} ${name}`.trim() !== until) return
      process.stdout.write('here\n')
      // The whole process stands: nothing it has asked for goes on behind its back.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    },
    onRestored: () => undefined,
  },
)
console.log('done')
