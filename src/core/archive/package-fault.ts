/**
 * What is wrong with the files of a package. `missing`: it is listed and not there. `changed`: its bytes or its size are others. `unlisted`: it is there, and on no list. `listed-twice`: with two digests. `strange`: no plain file, or a name
 * that leads out of the package. `misnamed`: its name is not UTF-8, so that no list can tell of it. `empty`: a folder without any file, which CSIP does not describe. `unreadable`: a list that is no METS. `seal-missing`, `seal-different`: the digest of the outermost list does not lie beside the package, or is another's.
 */
export const PACKAGE_FAULTS = ['missing', 'changed', 'unlisted', 'listed-twice', 'strange', 'misnamed', 'empty', 'unreadable', 'seal-missing', 'seal-different'] as const
export type PackageFault = (typeof PACKAGE_FAULTS)[number]
