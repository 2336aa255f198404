import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedPath } from '../../../src/domain/naming/expected-path';
import { defaultNamingRule, type NamingRule } from '../../../src/domain/naming/naming-rule';
import type { KarbonClient } from '../../../src/domain/records/records';
import { createChangeSignal } from '../../../src/store/change-signal';
import { makeClientPaths } from '../../../src/store/client-paths';
import { type Database, openDatabase } from '../../../src/store/database';
import { createMirror } from '../../../src/store/mirror';
import { client } from '../services/sample-records';

let count = 0;

async function openCopies(madeBy = '1.0') {
  count += 1;
  const database = await openDatabase(`client paths ${count}`);
  const mirrorOf = (version: string) =>
    createMirror(database, createChangeSignal(), { madeBy: version, packAfterMs: 1_000_000 });
  return { database, mirror: mirrorOf(madeBy), mirrorOf };
}

const make = (database: Database, rule: NamingRule = defaultNamingRule) =>
  makeClientPaths(database, { rule, madeBy: '1.0' });

const names = ['Acme', 'Acme: Holdings', 'Acme - Holdings', 'Birch'];
const person = (key: string, fullName: string) => client(key, fullName, { kind: 'person' });
const change = fc.record({
  id: fc.nat(5),
  name: fc.option(fc.constantFrom(...names), { freq: 4 }),
});

describe('clients by the names at which they arrive', () => {
  it('are followed in the writes that change them, as if all were looked through', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 12 }), fc.nat(12), async (changes, madeAfter) => {
        const { database, mirror } = await openCopies();
        const known = new Map<string, KarbonClient>();
        for (const [at, { id, name }] of changes.entries()) {
          if (at === madeAfter && known.size > 0) await make(database);
          const key = `k${id}`;
          if (name === null) {
            known.delete(key);
            await mirror.write({ remove: { karbonClients: [key] } });
          } else {
            known.set(key, client(key, name));
            await mirror.write({ put: { karbonClients: [client(key, name)] } });
          }
        }
        if (known.size === 0) return;
        if ((await mirror.clientsAt(defaultNamingRule, [])) === null) await make(database);
        for (const wanted of ['Acme', 'Acme - Holdings', 'Birch', 'nobody']) {
          const found = await mirror.clientsAt(defaultNamingRule, [wanted]);
          const all = [...known.values()].filter(
            (each) => expectedPath({ client: each, title: null }, defaultNamingRule)[0] === wanted,
          );
          expect(found?.map(({ key }) => key).sort()).toEqual(all.map(({ key }) => key).sort());
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are not known by another rule, another version, or once they are forgotten', async () => {
    const { database, mirror, mirrorOf } = await openCopies();
    const turned: NamingRule = { ...defaultNamingRule, personOrder: 'firstLast' };
    await mirror.write({ put: { karbonClients: [person('k1', 'Lee, Chan')] } });
    expect(await mirror.clientsAt(defaultNamingRule, ['Lee, Chan'])).toBeNull();
    await make(database);
    expect(await mirror.clientsAt(defaultNamingRule, ['Lee, Chan'])).toHaveLength(1);
    expect(await mirror.clientsAt(turned, ['Chan Lee'])).toBeNull();
    expect(await mirrorOf('1.1').clientsAt(defaultNamingRule, ['Lee, Chan'])).toBeNull();
    await database.clear('nameChanges');
    expect(await makeClientPaths(database, { rule: defaultNamingRule, madeBy: '1.1' })).toBe(true);
    expect(await database.getAll('nameChanges')).toEqual([{ store: 'all' }]);
    await make(database, turned);
    expect(await mirror.clientsAt(turned, ['Chan Lee'])).toHaveLength(1);
    await mirror.forget(['karbon']);
    expect(await mirror.clientsAt(turned, ['Chan Lee'])).toBeNull();
    expect(await database.count('clientPaths')).toBe(0);
  });
});
