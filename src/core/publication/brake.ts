/** More than a fifth of a committee's public entries, and more than ten, leaving at one stroke stops and asks (A1, B13). */
export function exceedsBrake(leaving: number, onShow: number): boolean {
  return leaving > 10 && leaving > onShow * 0.2
}
