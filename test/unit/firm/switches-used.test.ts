import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultSwitches } from '../../firm/switches';

/** What runs Tieout on the firm and looks at what its user sees: journeys, sequences, and services that show a panel. */
const files = [
  ...filesBelow('test/e2e'),
  ...filesBelow('test/model'),
  ...filesBelow('test/unit/services').filter((file) => /\boffice\/|fix-bench|\.\/world/.test(textOf(file))),
];

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

function textOf(file: string): string {
  return readFileSync(file, 'utf8');
}

/** `karbon.isDark` and the like, for each that a file turns. */
function turnedIn(text: string): string[] {
  const service = '(quickbooksTime|quickbooksOnline|quickbooksDesktop|karbon)';
  const assigned = [...text.matchAll(new RegExp(`${service}\\.(\\w+) = `, 'g'))];
  const inObjects = [...text.matchAll(new RegExp(`${service}\\b(?::|,)\\s*\\{([^{}]*)\\}`, 'g'))];
  return [
    ...assigned.map(([, name, key]) => `${name}.${key}`),
    ...inObjects.flatMap(([, name, body = '']) =>
      [...body.matchAll(/\w+/g)].map(([key]) => `${name}.${key}`),
    ),
  ];
}

const turned = new Set(files.flatMap((file) => turnedIn(textOf(file))));

it('every guess of the firm is tried otherwise where a user would see it', () => {
  const all = Object.entries(defaultSwitches()).flatMap(([service, keys]) =>
    Object.keys(keys).map((key) => `${service}.${key}`),
  );
  expect(all.length).toBeGreaterThan(90);
  expect(all.filter((name) => !turned.has(name))).toEqual([]);
});

it.each([
  ['firm.switches.karbon.isDark = true;', ['karbon.isDark']],
  ['{ switches: { karbon: { isDark: true, shell } } }', ['karbon.isDark', 'karbon.true', 'karbon.shell']],
  [
    'Object.assign(switches.quickbooksTime, {\n  idsAsText: false,\n});',
    ['quickbooksTime.idsAsText', 'quickbooksTime.false'],
  ],
  ['if (switches.karbon.isDark) return;', []],
])('knows what turns one: %s', (text, names) => {
  expect(turnedIn(text)).toEqual(names);
});
