import { findForbidden, measureSizes } from './budgets.mjs';

const rows = measureSizes();
for (const { what, bytes, budgetBytes } of rows) {
  const ratio = bytes / budgetBytes;
  console.log(
    `${ratio > 1 ? 'OVER ' : 'ok   '}${what.padEnd(36)} ${(bytes / 1024).toFixed(1).padStart(7)} KB of ${budgetBytes / 1024} KB  (${Math.round(ratio * 100)} %)`,
  );
}
const forbidden = findForbidden();
for (const sentence of forbidden) console.log(`FORBIDDEN ${sentence}`);
process.exitCode =
  rows.some(({ bytes, budgetBytes, knownBytes = budgetBytes }) => bytes > knownBytes) || forbidden.length > 0
    ? 1
    : 0;
