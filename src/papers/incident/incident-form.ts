import {isLate} from '../../core/incident/deadline.js'
import type {Incident, IncidentNote, NoteKind} from '../../core/incident/incident.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {incidentWords} from '../../words/incident.js'

/** An incident as it is written out, with who answers for it. */
export interface IncidentReport {
  readonly incident: Incident
  readonly notes: readonly IncidentNote[]
  readonly controller: {readonly municipality: string; readonly committee: string; readonly organisationNumber: string | null; readonly contact: string | null}
  readonly now: Instant
  readonly isRehearsal: boolean
  /** An instant as the municipality's own clock shows it. */
  readonly local: (instant: Instant) => string
}

/** A part of the form: its heading, and each question with its answer; an answer that is missing is told as such. */
export interface FormPart {
  readonly heading: string
  readonly rows: readonly (readonly [question: string, answer: string])[]
}

const MISSING = '– saknas'
const say = incidentWords.sv

/**
 * What Integritetsskyddsmyndigheten (IMY) asks of whoever notifies a breach, in Swedish, whoever reads it: the questions of its e-service as they stood on 2026-11-24 (https://e-tjanster.imy.se/sv/anmalan), in its order and in words of our own;
 * then what the committee is to be able to show (GDPR 33.5). The notification itself is made there by a person.
 */
export function incidentForm({incident, notes, controller, now, local}: IncidentReport): readonly FormPart[] {
  const {evidence, assessment} = incident
  const noted = (...kinds: readonly NoteKind[]): string => notes.filter(({kind}) => kinds.includes(kind)).map(({text}) => text ?? say.shown.erased).join('\n\n') || MISSING
  const list = <Code extends string>(codes: readonly Code[], words: Readonly<Record<Code, string>>): string => (codes.length === 0 ? MISSING : codes.map((code) => words[code]).join(', '))
  return [
    {
      heading: 'Den personuppgiftsansvariga',
      rows: [['Personuppgiftsansvarig', `${controller.committee}, ${controller.municipality}`], ['Organisationsnummer', controller.organisationNumber ?? MISSING], ['Kontakt', controller.contact ?? MISSING], ['Eget referensnummer', incident.id], ['IMY:s beteckning', incident.reference ?? '–']],
    },
    {
      heading: 'Tidpunkter',
      rows: [
        ['När började incidenten?', evidence?.publicFrom ?? `senast ${local(incident.suspectedAt)}`],
        ['När upphörde den?', evidence?.takenDownAt === null || evidence === null ? MISSING : local(evidence.takenDownAt)],
        ['När misstänktes den?', local(incident.suspectedAt)],
        ['När fick den personuppgiftsansvariga kännedom?', local(incident.awareAt)],
        ['När anmäldes den till IMY?', incident.authorityToldAt === null ? (assessment?.tellsAuthority === false ? 'anmäls inte' : MISSING) : local(incident.authorityToldAt)],
        ...(isLate(incident, now) ? [['Varför kommer anmälan efter 72 timmar?', noted('late')] as const] : []),
      ],
    },
    {
      heading: 'Vad som har hänt',
      rows: [['Slag', say.breaches[incident.breach]], ['Orsak', assessment === null ? MISSING : say.causes[assessment.cause]], ['Beskrivning', noted('happened')]],
    },
    {
      heading: 'Vilka och vad den gäller',
      rows: [['Antal registrerade', assessment === null ? MISSING : say.scales[assessment.persons]], ['Grupper', assessment === null ? MISSING : list(assessment.groups, say.groups)], ['Sorters personuppgifter', assessment === null ? MISSING : list(assessment.categories, say.categories)]],
    },
    {
      heading: 'Följder och åtgärder',
      rows: [
        ['Vad kan följderna bli?', noted('consequences')],
        ['Hur allvarlig är den?', assessment === null ? MISSING : say.risks[assessment.risk]],
        ['Skälen för bedömningen', noted('assessment', 'not-told')],
        ['Vad har gjorts?', noted('measures')],
        ['Har de registrerade underrättats?', incident.personsToldAt !== null ? `ja, ${local(incident.personsToldAt)}` : assessment === null ? MISSING : assessment.tellsPersons ? 'ska underrättas' : 'nej'],
      ],
    },
    ...(evidence === null
      ? []
      : [{
          heading: 'Vad som var publikt',
          rows: [
            ['Rad', `${evidence.diaryNumber}${evidence.documentNumber === null ? '' : `:${evidence.documentNumber}`}`],
            ['Uppgifter som visades', list(evidence.shown, say.fields)],
            ['Publik', evidence.publicFrom === null ? 'aldrig' : `${evidence.publicFrom} – ${evidence.takenDownAt === null ? MISSING : local(evidence.takenDownAt)}`],
            ['Släppt av', evidence.approved === null ? MISSING : evidence.approved.by === 'rules' ? `reglerna (${evidence.approved.policy}), efter registratorns val i diariesystemet` : `${evidence.approved.actor}, ${local(evidence.approved.at)} (regler ${evidence.approved.policy})`],
            ['Programmets fynd', evidence.findings.length === 0 ? 'inga' : evidence.findings.join(', ')],
            ['Utgåvor', `${evidence.releases.count}${evidence.releases.last.length === 0 ? '' : `, de senaste ${evidence.releases.last.join(', ')}`}`],
            ['Fingeravtryck av texten', evidence.fingerprint],
          ] as const,
        }]),
    ...(incident.closedAt === null ? [] : [{heading: 'Avslut', rows: [['Avslutad', local(incident.closedAt)], ['Varför', noted('closing')]] as const}]),
  ]
}

/** The form as plain text. */
export function incidentFormText(report: IncidentReport): string {
  return [
    titleOf(report),
    ...incidentForm(report).flatMap(({heading, rows}) => ['', heading.toLocaleUpperCase('sv'), ...rows.map(([question, answer]) => (answer.includes('\n') || answer.length > 60 ? `${question}\n${answer.replaceAll(/^/gm, '  ')}` : `${question}${question.endsWith('?') ? '' : ':'} ${answer}`))]),
    '',
  ].join('\n')
}

/** The same as values for its drawing. */
export function incidentFormData(report: IncidentReport): object {
  return {title: titleOf(report), rehearsal: report.isRehearsal ? 'ÖVNING' : '', parts: incidentForm(report)}
}

function titleOf({incident, isRehearsal}: IncidentReport): string {
  return `${isRehearsal ? 'ÖVNING: ' : ''}Personuppgiftsincident ${incident.id}`
}

/** How the form is drawn (Typst): text that stands as it was written, and nothing of it is markup. */
export const INCIDENT_TEMPLATE = `
#let form = json(bytes(sys.inputs.data))
#set document(title: form.title, date: none)
#set page(width: 210mm, height: 297mm, margin: (x: 25mm, y: 22mm), numbering: "1 (1)")
#set text(font: "Libertinus Serif", lang: "sv", size: 11pt)
#set par(leading: 0.6em)
#show heading: set block(above: 7mm, below: 3mm)
= #form.title
#for part in form.parts {
  heading(level: 2, part.heading)
  for row in part.rows {
    block(below: 3.2mm, breakable: true, {
      strong(row.at(0))
      linebreak()
      row.at(1).split("\\n").map(line => text(line)).join(linebreak())
    })
  }
}
`
