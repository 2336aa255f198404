import { build } from 'vite';
import { openPage, type TestBrowser } from '../e2e/harness/browser';
import { type Figure, median } from './table';

/** One look-up by the rules of the domain, built as the extension is and run in a page of its own. */
export async function measureLookUp(browser: TestBrowser): Promise<Figure> {
  const page = await openPage(browser, `chrome-extension://${browser.extensionId}/icons/16.png`);
  await page.evaluate(await builtScript('test/bench/look-up-main.ts'));
  const times = await page.evaluate(() => (globalThis as unknown as { lookUpTimes: number[] }).lookUpTimes);
  await page.close();
  return { what: 'in a list of 50,000 names', figure: median(times), budget: 5, unit: 'ms' };
}

async function builtScript(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'chrome140',
      lib: { entry, formats: ['iife'], name: 'bench' },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  const chunk = result && 'output' in result ? result.output[0] : undefined;
  if (!chunk) throw new Error(`${entry} was not built`);
  return chunk.code;
}
