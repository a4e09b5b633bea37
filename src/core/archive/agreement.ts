import type {PackageForm, PROTECTED_HANDLINGS, SECRET_HANDLINGS} from '../terms/delivery.js'

/** What the municipality and the archive have agreed about what cannot be read by everybody. */
export interface DeliveryAgreement {
  readonly protected: (typeof PROTECTED_HANDLINGS)[number]
  readonly secret: (typeof SECRET_HANDLINGS)[number]
}

/** What of a case cannot be read by everybody, itself or by a document. */
export interface CaseMarks {
  readonly isProtected: boolean
  readonly isSecret: boolean
}

/** In which form a case goes; null where the agreement leaves it out. Of two words the stricter counts. */
export function formOf({isProtected, isSecret}: CaseMarks, agreement: DeliveryAgreement): PackageForm | null {
  const words = [...(isProtected ? [agreement.protected] : []), ...(isSecret ? [agreement.secret] : [])]
  if (words.includes('left-out')) return null
  return words.includes('sealed') ? 'sealed' : 'open'
}

/** Of whose rows a package tells nothing but their number, their day and that they are there. What is encrypted to the archive is whole. */
export interface Veil {
  readonly hidesProtected: boolean
  readonly hidesSecret: boolean
}

/** What is hidden in a package of a form. */
export function veilOf(form: PackageForm, {secret}: DeliveryAgreement): Veil {
  return {hidesProtected: form === 'open', hidesSecret: form === 'open' && secret === 'neutral'}
}
