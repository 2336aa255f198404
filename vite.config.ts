import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { codeStamp } from './scripts/code-stamp.mjs';
import { helpLanguages, helpPlugin } from './scripts/help-page.mjs';
import { languageFiles } from './scripts/language-files.mjs';
import { catalogueFiles, compileMessages, languages } from './scripts/messages.mjs';

/**
 * The scripts of the extension, each built by itself so that it is one file without imports: content scripts cannot have static
 * ones, and shared chunks would have to be readable by the page (extension-platform.md 2).
 */
export const scriptEntries = {
  content: 'src/content/main.ts',
  background: 'src/background/main.ts',
  layout: 'src/content/layout.ts',
} as const;

export type ScriptName = keyof typeof scriptEntries;

/** The extension's own pages: each a folder of `src/pages/` with an `index.html`, and the help in its other languages. */
const pageFiles = [
  ...['guide', 'help', 'options', 'popup', 'tie-out'].map((name) => `${name}/index.html`),
  ...helpLanguages.filter((language) => language !== 'en').map((language) => `help/${language}.html`),
];

/**
 * Pages that are built by themselves. What the sample firm draws is the panel's too: shared, its words would be loaded by every page that
 * has one of them.
 */
const pagesApart = ['demo'];

function isScriptName(mode: string): mode is ScriptName {
  return mode in scriptEntries;
}

function isBundle(mode: string): boolean {
  return isScriptName(mode) || mode === 'pages' || pagesApart.includes(mode);
}

const jsx = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;

/** Journeys of more than a minute. Begun last, they would be waited for with nothing beside them. */
const slowJourneys = [
  'service-failures',
  'layouts',
  'hours',
  'bulk-administrators',
  'pages',
  'page-attack',
  'fixes-refused',
  'fixes-together',
  'access',
  'navigation',
  'timer-in-panel',
  'fixes-by-mouse',
  'fixes-by-keyboard',
  'match-statuses',
  'worker',
  'limits',
  'open-tabs',
];

/** Begins with the slow journeys, on a machine that has never run them too; then goes on in vitest's own order. */
class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rankOf = ({ moduleId }: TestSpecification) => {
      const rank = slowJourneys.findIndex((name) => moduleId.endsWith(`/e2e/${name}.test.ts`));
      return rank < 0 ? slowJourneys.length : rank;
    };
    return sorted.sort((one, other) => rankOf(one) - rankOf(other));
  }
}

/**
 * Rooms whose modules keep something, or stand on libraries that do: a document, the browser's door, what was reported. Each of their test
 * files has modules of its own.
 */
const isolatedTests = ['background', 'content', 'i18n', 'pages', 'panel', 'reports'].map(
  (room) => `test/unit/${room}/**/*.test.{ts,tsx}`,
);

const unitTests = {
  setupFiles: ['test/unit/fresh-world.ts'],
  environment: 'node' as const,
  // Most of what a test makes is gone with it: a larger nursery spares the collector from keeping it.
  execArgv: ['--max-semi-space-size=64'],
  // One core less is vitest's own choice, which on two cores takes twice as long.
  maxWorkers: '100%',
  // Property tests and whole seeded firms take seconds, and several times that on a busy machine.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // What is waited for without a bound of its own comes however busy the machine is: nothing there is about how soon.
  expect: { poll: { timeout: 30_000 } },
};

/** Whatever is built or tested finds the messages compiled; `npm run dev` compiles them again when one changes. */
const messages: Plugin = {
  name: 'messages',
  config: () => compileMessages(),
  buildStart() {
    for (const language of ['en', ...Object.keys(languages)])
      for (const file of catalogueFiles(language)) this.addWatchFile(file);
    compileMessages();
  },
};

export default defineConfig(({ mode }) => ({
  oxc: jsx,
  plugins: [
    messages,
    helpPlugin(),
    ...(isBundle(mode) ? [languageFiles(mode)] : []),
    ...(mode === 'background' ? [codeStamp()] : []),
  ],
  publicDir: false,
  ...(isScriptName(mode)
    ? {
        build: {
          outDir: 'dist',
          emptyOutDir: false,
          target: 'chrome140',
          modulePreload: false,
          lib: {
            entry: resolve(import.meta.dirname, scriptEntries[mode]),
            formats: ['iife' as const],
            name: `tieout_${mode}`,
            fileName: () => `${mode}.js`,
          },
        },
      }
    : isBundle(mode) && {
        root: 'src/pages',
        build: {
          outDir: resolve(import.meta.dirname, 'dist'),
          emptyOutDir: false,
          target: 'chrome140',
          modulePreload: false,
          rollupOptions: {
            input: (mode === 'pages' ? pageFiles : [`${mode}/index.html`]).map((file) =>
              resolve(import.meta.dirname, `src/pages/${file}`),
            ),
          },
        },
      }),
  test: {
    sequence: { sequencer: SlowestFirst },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      exclude: ['src/i18n/compiled/**'],
      reporter: ['text-summary'],
      reportsDirectory: 'out/coverage',
    },
    projects: [
      {
        oxc: jsx,
        test: {
          ...unitTests,
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          exclude: isolatedTests,
          // Each file begins with a database and clocks of its own (`fresh-world.ts`); modules read anew for each take a third of the time.
          isolate: false,
        },
      },
      {
        oxc: jsx,
        test: {
          ...unitTests,
          name: 'unit-isolated',
          include: isolatedTests,
        },
      },
      {
        oxc: jsx,
        test: {
          name: 'clients',
          include: ['test/clients/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        oxc: jsx,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          // Each file has a firm, a browser and a profile of its own, and waits more than it works: four at a time keep two cores busy.
          maxWorkers: 4,
          // No journey leaves anything in a module; read anew for each file, the modules take a tenth of the whole run.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // The options page is told of changes once a second; the second that a poll has by default is over by then.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
}));
