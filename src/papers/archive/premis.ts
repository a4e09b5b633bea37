import type {PackedFile} from '../../core/archive/packed-file.js'
import {element, xmlDeclaration, type Xml} from '../xml.js'
import type {PackageAgents} from './mets.js'

export const PREMIS_NAMESPACE = 'http://www.loc.gov/premis/v3'

/** What preserves a package as PREMIS 3 (O1), piece by piece: its files with their digests, that it was made, when, and by what. A file is known by its path in the package. */
export async function* premisPieces(agents: PackageAgents, files: AsyncIterable<PackedFile> | Iterable<PackedFile>): AsyncGenerator<string> {
  yield* [xmlDeclaration, `<premis xmlns="${PREMIS_NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0">\n`, packageObject(agents).markup]
  for await (const file of files) yield fileObject(file, agents).markup
  yield eventOf(agents).markup
  yield agentOf('software', 'diarievakt', agents.version).markup
  yield agentOf('organization', agents.municipality, null).markup
  yield '</premis>\n'
}

function packageObject({id}: PackageAgents): Xml {
  return element('object', {'xsi:type': 'intellectualEntity'}, identifier('object', 'package', id))
}

function fileObject({path, sha256, bytes, mimeType}: PackedFile, {id}: PackageAgents): Xml {
  return element('object', {'xsi:type': 'file'},
    identifier('object', 'path', path),
    element('objectCharacteristics', {}, element('compositionLevel', {}, '0'), element('fixity', {}, element('messageDigestAlgorithm', {}, 'SHA-256'), element('messageDigest', {}, sha256)), element('size', {}, String(bytes)), element('format', {}, element('formatDesignation', {}, element('formatName', {}, mimeType)))),
    element('relationship', {}, element('relationshipType', {}, 'structural'), element('relationshipSubType', {}, 'is included in'), element('relatedObjectIdentifier', {}, element('relatedObjectIdentifierType', {}, 'package'), element('relatedObjectIdentifierValue', {}, id))))
}

function eventOf({id, at, municipality}: PackageAgents): Xml {
  return element('event', {},
    identifier('event', 'event', `${id}-export`),
    element('eventType', {}, 'export'),
    element('eventDateTime', {}, at),
    element('eventOutcomeInformation', {}, element('eventOutcome', {}, 'success')),
    ...['diarievakt', municipality].map((name) => element('linkingAgentIdentifier', {}, element('linkingAgentIdentifierType', {}, 'name'), element('linkingAgentIdentifierValue', {}, name))),
    element('linkingObjectIdentifier', {}, element('linkingObjectIdentifierType', {}, 'package'), element('linkingObjectIdentifierValue', {}, id)))
}

function agentOf(type: string, name: string, version: string | null): Xml {
  return element('agent', {}, identifier('agent', 'name', name), element('agentName', {}, name), element('agentType', {}, type), version === null ? null : element('agentVersion', {}, version))
}

function identifier(of: 'object' | 'event' | 'agent', type: string, value: string): Xml {
  return element(`${of}Identifier`, {}, element(`${of}IdentifierType`, {}, type), element(`${of}IdentifierValue`, {}, value))
}
