import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { stampPlace, withStamp } from '../../../scripts/code-stamp.mjs';

const worker = (rule: string) => `const rule = '${rule}'; const madeBy = '${stampPlace}';`;

it('differs with whatever differs in the code, and is the same for the same', () => {
  expect(withStamp(worker('six'))).toBe(withStamp(worker('six')));
  const stampIn = (code: string) => /madeBy = '(\w+)'/.exec(withStamp(code))?.[1];
  expect(stampIn(worker('six'))).toMatch(/^[0-9a-f]{21}$/);
  expect(stampIn(worker('seven'))).not.toBe(stampIn(worker('six')));
});

it('lets no worker be built that has no place for it, or that has several', () => {
  expect(() => withStamp('const madeBy = 1;')).toThrow('0 places');
  expect(() => withStamp(worker('six') + worker('six'))).toThrow('2 places');
});

it('has its place in what opens the store', () => {
  expect(readFileSync('src/background/build-services.ts', 'utf8')).toContain(stampPlace);
});
