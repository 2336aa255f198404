import type { ScriptedAnswer } from '../scripted-http';

/** Whether a statement asks how many there are. */
export function isCount(statement: string): boolean {
  return statement.startsWith('SELECT COUNT(*) ');
}

/** What it is answered (quickbooks.md 4). */
export function counted(totalCount: number): ScriptedAnswer {
  return { body: { QueryResponse: { totalCount }, time: '2026-11-20T08:00:00.000-08:00' } };
}
