import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogueFiles, readCatalogue } from '../../../scripts/messages.mjs';
import { m } from '../../../src/i18n/compiled/messages';

const messages: Readonly<Record<string, unknown>> = m;

function sources(): string {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('compiled'))
    .map((name) => readFileSync(`src/${name}`, 'utf8'))
    .join('\n');
}

describe('the message catalogue', () => {
  const keys = Object.keys(readCatalogue());

  it('has each message compiled', () => {
    expect(keys.filter((key) => typeof messages[key] !== 'function')).toEqual([]);
    expect(Object.keys(messages).sort()).toEqual(keys.sort());
  });

  it('has no message that nothing says', () => {
    const used = new Set([...sources().matchAll(/\bm\.(\w+)/g)].map(([, key]) => key));
    expect(keys.filter((key) => !used.has(key))).toEqual([]);
  });

  it.each(catalogueFiles())('%s: in the order of the alphabet, no key in two files', (file) => {
    const own = [...readFileSync(file, 'utf8').matchAll(/^ {2}"(\w+)":/gm)].map(([, key]) => key ?? '');
    expect(own).toEqual([...new Set(own)].sort());
    const others = catalogueFiles().filter((other) => other !== file);
    const theirs = others.flatMap((other) => Object.keys(JSON.parse(readFileSync(other, 'utf8'))));
    expect(own.filter((key) => theirs.includes(key))).toEqual([]);
  });

  it('is typed by its parameters', () => {
    expect(m.fix_candidate_last_used({ date: 'Nov 20' })).toBe('last used Nov 20');
    // @ts-expect-error: there is no such message
    expect(() => m.fix_candidate_last_use()).toThrow(TypeError);
    // @ts-expect-error: the parameter is missing
    expect(m.fix_candidate_last_used()).toBe('last used {date}');
    // @ts-expect-error: the parameter has another name
    expect(m.fix_candidate_last_used({ day: 'Nov 20' })).toBe('last used undefined');
    // @ts-expect-error: a moment has to be formatted first
    expect(m.fix_candidate_last_used({ date: 20 })).toBe('last used 20');
  });
});
