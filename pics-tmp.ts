import { chromium } from 'playwright-core';
import { startPreview } from './test/preview/server';
import { previews } from './test/preview/previews';
const only = process.argv.slice(2);
const server = await startPreview(0);
const origin = new URL(server.resolvedUrls!.local[0]!).origin;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
page.on('pageerror', (e) => console.log('ERR', e.message));
for (const { page: name, states } of previews) if (name === 'tie-out') for (const s of states) {
  if (!/^(lists|people)/.test(s.name) || (only.length && !only.some((o) => s.name.includes(o)))) continue;
  await page.goto(`${origin}${s.address}&still`);
  await page.locator('html[data-ready]').waitFor();
  await page.screenshot({ path: `/tmp/lists-pics/${s.name.replace(/[^a-zA-Z]+/g, '-')}.png`, animations: 'disabled' });
  console.log(s.name);
}
await browser.close(); await server.close(); process.exit(0);
