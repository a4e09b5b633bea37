import {PACKAGE_SCHEMAS} from '../../core/archive/schema-list.js'
import {element, xmlDocument} from '../xml.js'

/** Which schemas the documents of a package keep: an XML catalogue (OASIS XML Catalogs 1.1) that leads to those that lie in the package, `held` by their names, and else to where they are published. */
export function schemaCatalog(held: ReadonlySet<string>): string {
  return xmlDocument(element('catalog', {xmlns: 'urn:oasis:names:tc:entity:xmlns:xml:catalog'}, ...PACKAGE_SCHEMAS.map(({namespace, name, address}) => element('uri', {name: namespace, uri: held.has(name) ? name : address}))))
}
