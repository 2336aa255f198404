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

interface Turn {
  /** `karbon.isDark` and the like. */
  readonly name: string;
  /** What it is turned to, as it stands in the text; a variable may be anything. */
  readonly value: string;
}

/** Each turn of a switch in a file. */
function turnedIn(text: string): Turn[] {
  const service = '(quickbooksTime|quickbooksOnline|quickbooksDesktop|karbon)';
  const assigned = [...text.matchAll(new RegExp(`${service}\\.(\\w+) = ([^;]+);`, 'g'))];
  const inObjects = [...text.matchAll(new RegExp(`${service}\\b(?::|,)\\s*\\{([^{}]*)\\}`, 'g'))];
  return [
    ...assigned.map(([, name, key, value = '']) => ({ name: `${name}.${key}`, value })),
    ...inObjects.flatMap(([, name, body = '']) =>
      [...body.matchAll(/(\w+)(?:\s*:\s*([^,]+))?/g)].map(([, key = '', value = key]) => ({
        name: `${name}.${key}`,
        value: value.trim(),
      })),
    ),
  ];
}

const asWritten = (value: unknown) => (typeof value === 'string' ? `'${value}'` : String(value));

/** Those of `names` that no turn makes anything else of than it is by itself. */
function leftAlone(turns: readonly Turn[], usual: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(usual)
    .filter(([name, value]) => {
      const own = turns.filter((turn) => turn.name === name).map((turn) => turn.value.replaceAll('_', ''));
      return own.every((text) => text === asWritten(value));
    })
    .map(([name]) => name);
}

it('every guess of the firm is tried otherwise where a user would see it', () => {
  const usual = Object.fromEntries(
    Object.entries(defaultSwitches()).flatMap(([service, keys]) =>
      Object.entries(keys).map(([key, value]) => [`${service}.${key}`, value]),
    ),
  );
  expect(Object.keys(usual).length).toBeGreaterThan(90);
  expect(
    leftAlone(
      files.flatMap((file) => turnedIn(textOf(file))),
      usual,
    ),
  ).toEqual([]);
});

it.each([
  ['firm.switches.karbon.isDark = true;', []],
  ['firm.switches.karbon.isDark = false;', ['karbon.isDark']],
  ['{ switches: { karbon: { isDark: true, shell } } }', []],
  ['Object.assign(switches.karbon, {\n  isDark,\n});', []],
  ['{ karbon: { shell, isDark: false } }', ['karbon.isDark']],
  ['if (switches.karbon.isDark) return;', ['karbon.isDark']],
  ['', ['karbon.isDark']],
])('knows what turns one: %s', (text, expected) => {
  expect(leftAlone(turnedIn(text), { 'karbon.isDark': false })).toEqual(expected);
});

it.each([
  ["switches.karbon.shell = 'react';", []],
  ["switches.karbon.shell = 'ember';", ['karbon.shell']],
  ['switches.karbon.perMinute = 1_200;', ['karbon.perMinute']],
  ['switches.karbon.perMinute = 30;', []],
])('knows it by its value: %s', (text, expected) => {
  const usual = text.includes('shell') ? { 'karbon.shell': 'ember' } : { 'karbon.perMinute': 1_200 };
  expect(leftAlone(turnedIn(text), usual)).toEqual(expected);
});
