import type { StoreName } from '../../../src/store/change-signal';
import { openDatabase } from '../../../src/store/database';

/** Makes the rows of these stores those of an earlier version of their shape. */
export async function makeOlder(databaseName: string, names: readonly StoreName[]): Promise<void> {
  await changeRows(databaseName, names, (row) => ({ ...row, recordVersion: 0 }));
}

/** Changes rows as no code of today's would. */
export async function changeRows(
  databaseName: string,
  names: readonly StoreName[],
  change: (row: Record<string, unknown>) => object,
): Promise<void> {
  const database = await openDatabase(databaseName);
  for (const name of names) {
    const transaction = database.transaction(name, 'readwrite');
    const rows: unknown[] = await transaction.store.getAll();
    for (const row of rows) await transaction.store.put(change(row as Record<string, unknown>) as never);
    await transaction.done;
  }
  database.close();
}
