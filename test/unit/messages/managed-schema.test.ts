import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { managedSchema } from './managed-schema';

const file = 'public/managed-schema.json';

it('Chrome checks a policy as Tieout does', () => {
  // TIEOUT_WRITE_SCHEMA=1 writes it anew after a field has been added.
  const text = `${JSON.stringify(managedSchema(), null, 2)}\n`;
  if (process.env.TIEOUT_WRITE_SCHEMA) writeFileSync(file, text);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(managedSchema());
});
