/** A filter that lets each record through once: pages of rows that change meanwhile repeat some. */
export function dedupeById<RecordType>(
  idOf: (record: RecordType) => unknown,
): (record: RecordType) => boolean {
  const seen = new Set<unknown>();
  return (record) => {
    const id = idOf(record);
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  };
}
