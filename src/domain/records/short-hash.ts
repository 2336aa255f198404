/** 64 bits of a text as letters and digits: short, and the same in every browser. Not for secrets. */
export function shortHash(text: string): string {
  let forwards = 0x811c9dc5;
  let backwards = text.length + 1;
  for (let at = 0; at < text.length; at += 1) {
    forwards = Math.imul(forwards ^ text.charCodeAt(at), 0x01000193);
    backwards = Math.imul(backwards ^ text.charCodeAt(text.length - 1 - at), 0x5bd1e995);
  }
  return spread(forwards).toString(36) + spread(backwards).toString(36);
}

/** Multiplying carries upwards only: the upper half is folded back into the lower. */
function spread(sum: number): number {
  return Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d) >>> 0;
}
