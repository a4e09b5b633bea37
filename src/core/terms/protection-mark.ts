/** Whether the registry marks a person in the row as protected. `marked` covers every filled value, the unreadable ones too (A11). */
export type ProtectionMark = 'none' | 'marked'
