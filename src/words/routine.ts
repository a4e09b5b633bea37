import type {RoutineKind, RoutineState} from '../core/routine/routine.js'
import {bilingual} from './languages.js'

/** What is said of what committees have decided about their own work. */
export const routineWords = bilingual(
  {
    kinds: {'instruction': 'rutin', 'risk-assessment': 'riskbedömning', 'data-review': 'översyn av nödvändiga uppgifter'} satisfies Record<RoutineKind, string>,
    states: {'coming': 'börjar gälla', 'in-force': 'gäller', 'overdue': 'SKA SES ÖVER', 'replaced': 'ersatt', 'retired': 'upphävd'} satisfies Record<RoutineState, string>,
    columns: {id: 'Id', committee: 'Nämnd', kind: 'Slag', name: 'Namn', version: 'Version', decided: 'Beslutad', review: 'Ses över', state: 'Läge', reference: 'Diarienummer'},
    none: 'Ingenting är infört.',
    registered: (id: string, committee: string) => `${id} är införd för ${committee}.`,
    retired: (id: string) => `${id} gäller inte längre.`,
    underneath: (name: string, version: string, id: string, isOverdue: boolean) => `Rutin som gäller: ${name}, version ${version} (${id})${isOverdue ? ', SKA SES ÖVER' : ''}`,
  },
  {
    kinds: {'instruction': 'routine', 'risk-assessment': 'risk assessment', 'data-review': 'review of necessary data'},
    states: {'coming': 'to come', 'in-force': 'in force', 'overdue': 'REVIEW OVERDUE', 'replaced': 'replaced', 'retired': 'retired'},
    columns: {id: 'Id', committee: 'Committee', kind: 'Kind', name: 'Name', version: 'Version', decided: 'Decided', review: 'Review', state: 'State', reference: 'Diary number'},
    none: 'Nothing is registered.',
    registered: (id, committee) => `${id} is registered for ${committee}.`,
    retired: (id) => `${id} is in force no more.`,
    underneath: (name, version, id, isOverdue) => `Routine in force: ${name}, version ${version} (${id})${isOverdue ? ', REVIEW OVERDUE' : ''}`,
  },
)
