import { expect, it } from 'vitest';
import { readSources } from '../../walls';

/** What `panel/main.tsx` leaves behind, and so all that `fixing.js` may use (src/panel/fixing-script.ts, SharedPreact). */
const shared = ['Component', 'Fragment', 'jsx', 'jsxs'];

const sources = readSources();

function read(file: string): string {
  return sources.get(file) ?? '';
}

function pathOf(file: string, from: string): string | undefined {
  const base = new URL(from, `file:///${file}`).pathname.slice(1);
  return [`${base}.ts`, `${base}.tsx`].find((path) => sources.has(path));
}

/** The file and all that is bundled with it. */
function bundled(file: string, found = new Set<string>()): Set<string> {
  found.add(file);
  for (const [, from = ''] of read(file).matchAll(/^import (?!type ).*?from '(\.[^']+)';/gms)) {
    const path = pathOf(file, from);
    if (path !== undefined && !found.has(path)) bundled(path, found);
  }
  return found;
}

it('finds in the script for putting right nothing of preact that the panel does not leave behind', () => {
  const files = [...bundled('src/panel/fixes/main.tsx')];
  expect(files).toContain('src/ui/name-path.tsx');
  const used = files.flatMap((file) =>
    [...read(file).matchAll(/^import \{([^}]*)\} from 'preact';/gm)].flatMap(([, names = '']) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => !name.startsWith('type ')),
    ),
  );
  expect(used).toContain('Component');
  expect(used.filter((name) => !shared.includes(name))).toEqual([]);
  expect(read('src/panel/main.tsx')).toContain(`world[preactKey] = { ${shared.join(', ')} };`);
});
