import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** All of axe's rules that fit what is looked at: a panel is no whole page, so it needs no headings or landmarks of its own. */
const pageRules = [
  'region',
  'page-has-heading-one',
  'landmark-one-main',
  'bypass',
  'document-title',
  'html-has-lang',
];

/**
 * What axe finds wrong within `selector` (shadow roots included), one line each; the whole page without one. Evaluated through the
 * debugger, so no security policy of the page is in the way.
 */
export async function findBarriers(page: Page, selector?: string): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const results = await page.evaluate(
    ({ selector, pageRules }) => {
      const { axe } = window as unknown as {
        axe: { run(context: unknown, options: RunOptions): Promise<AxeResults> };
      };
      const rules = selector ? Object.fromEntries(pageRules.map((rule) => [rule, { enabled: false }])) : {};
      return axe.run(selector ?? document, { rules, resultTypes: ['violations', 'passes'] });
    },
    { selector, pageRules },
  );
  if (results.passes.length < 5) throw new Error('axe has looked at nothing');
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help} at ${target.flat().join(' ')}\n${failureSummary}`,
    ),
  );
}
