/** A schema that the documents of a package keep. */
export interface PackageSchema {
  readonly namespace: string
  /** What it is called in a package. */
  readonly name: string
  /** Where it is published. */
  readonly address: string
}

export const XLINK_NAMESPACE = 'http://www.w3.org/1999/xlink'

/** Every schema of a package: METS with its extensions, PREMIS 3 and ERMS 2.1. */
export const PACKAGE_SCHEMAS: readonly PackageSchema[] = [
  {namespace: 'http://www.loc.gov/METS/', name: 'mets.xsd', address: 'http://www.loc.gov/standards/mets/mets.xsd'},
  {namespace: XLINK_NAMESPACE, name: 'xlink.xsd', address: 'http://www.loc.gov/standards/mets/xlink.xsd'},
  {namespace: 'https://DILCIS.eu/XML/METS/CSIPExtensionMETS', name: 'DILCISExtensionMETS.xsd', address: 'https://earkcsip.dilcis.eu/schema/DILCISExtensionMETS.xsd'},
  {namespace: 'https://DILCIS.eu/XML/METS/SIPExtensionMETS', name: 'DILCISExtensionSIPMETS.xsd', address: 'https://earksip.dilcis.eu/schema/DILCISExtensionSIPMETS.xsd'},
  {namespace: 'http://www.loc.gov/premis/v3', name: 'premis.xsd', address: 'http://www.loc.gov/standards/premis/premis.xsd'},
  {namespace: 'https://DILCIS.eu/XML/ERMS', name: 'ERMS.xsd', address: 'https://citserms.dilcis.eu/schema/ERMS.xsd'},
]
