/** Whether a screen is to be told line by line: by whoever set ACCESSIBLE, on a terminal that has no places on it, and else as it is settled. */
export function isLinear(isSettled: boolean): boolean {
  const {ACCESSIBLE: accessible, TERM: terminal} = process.env
  return terminal === 'dumb' || (accessible !== undefined && accessible !== '' && accessible !== '0') || isSettled
}
