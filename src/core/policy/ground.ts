/** Why an entry waits for a person although no detector found anything. Each has a sentence in `words/grounds.ts`. */
export const GROUNDS = {
  'heading-secrecy-unknown': {requirement: 'A7', law: 'OSL 5 kap. 5 §'},
  'document-secrecy-unknown': {requirement: 'B5', law: 'OSL 5 kap. 5 §'},
  'statute-without-secrecy': {requirement: 'A7', law: 'OSL 5 kap. 5 §'},
  'file-choice-missing': {requirement: 'A6', law: 'Rutin för webbdiariet, 5'},
  'file-missing': {requirement: 'B9', law: 'Rutin för webbdiariet, 4'},
  'file-unreadable': {requirement: 'B9', law: 'Rutin för webbdiariet, 4'},
  'awaits-authorised': {requirement: 'A11', law: 'OSL 22 kap. 1 §'},
  'no-registrar': {requirement: 'B7', law: 'Rutin för webbdiariet, 7'},
  'registrar-confirms': {requirement: 'B7', law: 'Rutin för webbdiariet, 7'},
  'secret-case': {requirement: 'D2', law: 'OSL 5 kap. 5 §'},
  'rows-disagree': {requirement: 'A8', law: 'OSL 5 kap. 1 §'},
  'age-unknown': {requirement: 'A14', law: 'OSL 5 kap. 1 §'},
  'returned': {requirement: 'A14', law: 'Rutin för webbdiariet, 2'},
  'taken-down': {requirement: 'A14', law: 'Rutin för webbdiariet, 7'},
  'decided-otherwise': {requirement: 'B7', law: 'Rutin för webbdiariet, 7'},
  'reopened': {requirement: 'B7', law: 'Rutin för webbdiariet, 7'},
  'second-person': {requirement: 'B4', law: 'Dataskyddslagen (2018:218) 3 kap. 10 §'},
  'direction-unknown': {requirement: 'A4', law: 'OSL 5 kap. 2 §'},
  'detector-failed': {requirement: 'B9', law: 'Rutin för webbdiariet, 4'},
  'rule-missing': {requirement: 'B9', law: 'Rutin för webbdiariet, 4'},
  'found-before-release': {requirement: 'B9', law: 'Rutin för webbdiariet, 4'},
  'stopped-since-backup': {requirement: 'P3', law: 'Rutin för webbdiariet, 7'},
  'replaced-since-backup': {requirement: 'P3', law: 'OSL 5 kap. 1 §'},
  'unknown-since-backup': {requirement: 'P3', law: 'Rutin för webbdiariet, 7'},
} as const satisfies Record<string, {readonly requirement: string; readonly law: string}>

export type Ground = keyof typeof GROUNDS
