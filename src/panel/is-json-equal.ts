/** Whether two things that have come in messages say the same: each message brings new objects. */
export function isJsonEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
