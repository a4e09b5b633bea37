/** Words that ERMS 2.1.2 has for what stands in an attribute. */

export const AGGREGATION_TYPES: ReadonlySet<string> = new Set(['caseFile', 'class', 'component', 'file', 'subfile', 'volume', 'own_aggregation_definition'])

/** Whether a record is on paper. Two of the words are misspelt in the standard, and here as there. */
export const RECORD_FORMS: ReadonlySet<string> = new Set(['physical', 'digitial', 'physcical_and_digital', 'does_not_apply'])

export const DATE_TYPES: ReadonlySet<string> = new Set([
  'aggregated', 'appraisal', 'archived', 'archiving', 'captured', 'checked_in', 'checked_out', 'classification', 'closed', 'confidentiality_assessed', 'created', 'decision', 'decision_date', 'decision_deadline', 'decrypted',
  'deleted', 'destroyed', 'dispatch', 'encrypted', 'end', 'expedited', 'expiration', 'finished', 'first_used', 'last_addition', 'last_addition_timestamp', 'last_reviewed', 'loan', 'main_signature', 'modified', 'moved', 'opened',
  'opening_date', 'originated', 'other_signature', 'ownership_start', 'prepared', 'received', 'received_at_location', 'relocated', 'rendered', 'reviewed', 'sent', 'start', 'take_back', 'transferred', 'other',
])

export const DISPOSAL_DATE_TYPES: ReadonlySet<string> = new Set(['action_due', 'applied', 'confirmation_due', 'disposal_date', 'lifted', 'overdue_alert', 'retention_period_start', 'retention_period_end', 'other_date'])

export const AGENT_TYPES: ReadonlySet<string> = new Set([
  'administrator', 'agent', 'archiver', 'authorising_person', 'borrower', 'counterpart', 'creator', 'custodian', 'deliverer', 'dispatcher', 'editor', 'ipp_owner', 'main_signatory', 'mover', 'opening_person', 'other_signatory', 'owner',
  'reader', 'recipient', 'receiver', 'relocator', 'responsible_person', 'sender', 'user', 'other',
])

export const ADDRESS_TYPES: ReadonlySet<string> = new Set(['postal_address', 'postal_code', 'postal_city', 'post_box', 'municipality_code', 'municipality', 'parish', 'parish_code', 'province', 'county', 'country', 'other'])

export const CONTACT_TYPES: ReadonlySet<string> = new Set(['phonenumber', 'mobilenumber', 'fax', 'email', 'homepage', 'other'])

export const RESTRICTION_TYPES: ReadonlySet<string> = new Set(['confidential', 'gdpr', 'integrity', 'other_type'])

export const DIRECTIONS: ReadonlySet<string> = new Set(['incoming', 'outgoing', 'internal_memo_for_follow-up', 'internal_memo_without_follow-up', 'case_draft', 'other'])

export const STATUSES: ReadonlySet<string> = new Set(['ad_acta', 'closed', 'expedited', 'initiated', 'in_progress', 'obliterated', 'on_hold', 'open', 'prepared', 'received'])

export const RELATION_TYPES: ReadonlySet<string> = new Set([
  'replaces', 'is_replaced_with', 'reference', 'referenced_by', 'demands', 'needed_by', 'contains', 'part_of', 'other_format_version', 'another_format_version_of', 'has_version', 'is_version_of', 'is_redacted_version_of',
  'has_redacted_version', 'rendition_version_of', 'has_rendition_version', 'is_child_of', 'is_parent_of', 'moved', 'moved_from', 'deleted', 'own_relation_definition',
])

export const MAINTENANCE_STATUSES: ReadonlySet<string> = new Set(['cancelled', 'created', 'deleted', 'derived', 'new', 'revised', 'unknown', 'updated'])

export const MAINTENANCE_EVENTS: ReadonlySet<string> = new Set(['created', 'revised', 'deleted', 'cancelled', 'derived', 'updated', 'unknown'])

const MANY = ['extraId', 'identification', 'otherTitle', 'subject', 'relation', 'restriction', 'loan', 'action'] as const
const ONE = [
  'objectId', 'informationClass', 'securityClass', 'parentAggregationId', 'levelName', 'keywords', 'title', 'status', 'additionalInformation', 'IPPInformation', 'disposal', 'agents', 'description', 'dates', 'archivalHistory',
  'dispatchMode', 'access', 'physicalLocations', 'notes', 'eSignatures',
] as const

/** What may stand in an aggregation, and in a record: once, or as often as one likes. */
export const PARTS: Readonly<Record<'aggregation' | 'record', {readonly once: ReadonlySet<string>; readonly often: ReadonlySet<string>}>> = {
  aggregation: {once: new Set([...ONE, 'hierarchicalParentClassId', 'maxLevelsOfAggregation']), often: new Set([...MANY, 'classification', 'aggregation', 'record'])},
  record: {once: new Set([...ONE, 'classification', 'runningNumber', 'direction']), often: new Set(MANY)},
}
