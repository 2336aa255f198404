import { describe, expect, it } from 'vitest';
import { findBreaches, readSources } from './walls';

function withFile(path: string, text: string): string[] {
  return findBreaches(new Map([...readSources(), [path, text]]));
}

describe('the walls between the rooms', () => {
  it('stand in the sources as they are', () => {
    const sources = readSources();
    expect(sources.size).toBeGreaterThan(20);
    expect(findBreaches(sources)).toEqual([]);
  });

  it.each([
    ['src/domain/zz.ts', "import { x } from '../messages/errors';"],
    ['src/domain/zz.ts', "import { x } from 'idb';"],
    ['src/domain/zz.ts', "import { x } from '../reports/report-unexpected';"],
    ['src/reports/zz.ts', "import type { X } from '../messages/errors';"],
    ['src/systems/http/zz.ts', "import { x } from 'zod/mini';"],
    ['src/panel/zz.ts', "import type { X } from '../systems/http/page';"],
    ['src/content/zz.ts', "import { x } from '../store/database';"],
    ['src/content/zz.ts', "import { x } from '../messages/no-such-file';"],
    ['src/systems/karbon/zz.ts', "import type { X } from '../quickbooks-time/source';"],
    ['src/systems/http/zz.ts', "import type { X } from '../karbon/source';"],
    ['src/ui/zz.ts', "import type { X } from '../panel/panel-handle';"],
    ['src/services/zz.ts', "import type { X } from '../background/main';"],
    ['src/utils/zz.ts', 'export const x = 1;'],
    ['src/services/zz.ts', "export const x = (list: string) => list === 'quickbooks';"],
    ['src/pages/zz.ts', "export const x = (system: string) => system !== 'karbon';"],
    ['src/domain/zz.ts', "switch (list) { case 'quickbooksTime': break; }"],
    ['src/domain/zz.ts', "import { x } from './no-such-file';"],
    ['src/panel/zz.ts', "import browser from 'webextension-polyfill';"],
    ['src/background/zz.ts', 'export const id = chrome.runtime.id;'],
    ['src/content/zz.ts', 'export const id = globalThis.chrome?.runtime.id;'],
    ['src/panel/zz.ts', 'export class X extends Component<Props> {}'],
    ['src/domain/zz.ts', 'try { x(); } catch {}'],
    ['src/store/zz.ts', 'try { x(); } catch\n{ return null; }'],
    ['src/services/zz.ts', 'x().catch(() => undefined);'],
    ['src/services/zz.ts', 'x()\n  .catch(async () => y);'],
    ['src/services/zz.ts', 'x().then((y) => y, () => undefined);'],
    ['src/services/zz.ts', 'x().then(\n  ({ a, b }) => f(a, [b, 1]),\n  () => undefined,\n);'],
  ])('are seen to be broken by %s: %s', (path, text) => {
    expect(withFile(path, text)).not.toEqual([]);
  });

  it.each([
    'try { x(); } catch (error) { reportUnexpected(error, "here"); }',
    'x().catch((error: unknown) => reportUnexpected(error, "here"));',
    'x().then((y) => y, (error) => z(error));',
    'x().then(() => y);',
    'x().then(() => f(a, () => b));',
  ])('let an error be looked at: %s', (text) => {
    expect(withFile('src/services/zz.ts', text)).toEqual([]);
  });

  it.each(['import', 'import type'])('allow no circle of `%s`', (word) => {
    const files = new Map([
      ['src/domain/a.ts', `${word} { b } from './b';`],
      ['src/domain/b.ts', "import { a } from './a';"],
    ]);
    expect(findBreaches(files)).toEqual(['circle: src/domain/a.ts → src/domain/b.ts → src/domain/a.ts']);
  });
});
