import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import type { Firm } from '../../firm/firm';
import { skipTour } from './tour';

/** A real Chromium with the production build loaded, whose real host names lead to the stand-in firm. */
export interface TestBrowser {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** The service worker that is alive now; wakes it where it has been stopped. */
  worker(): Promise<Worker>;
  /** Kills the service worker, as the browser may at any line; resolves once it is gone. */
  killWorker(): Promise<void>;
  close(): Promise<void>;
}

export interface BrowserOptions {
  readonly isHeadless?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** The first of the languages that the browser asks pages for; the machine's unless told. */
  readonly language?: string;
  /** Keeps pages that are left, as a user's browser does; Playwright switches this off. */
  readonly hasBackForwardCache?: boolean;
  /**
   * Puts processes with a page on screen before others, as a user's browser does. Playwright switches this off; a process that was made while
   * no page needed it then saves memory for as long as it lives, and collects its garbage in one go.
   */
  readonly hasProcessPriorities?: boolean;
  /** Its user has not been shown round the panel yet. */
  readonly isTourDue?: boolean;
  /** Holds the extension that is loaded; that of the last build unless told. */
  readonly extensionFolder?: string;
}

/** Flags that keep Chromium quiet and lead every host of the firm to its port (extension-platform.md 3); none that loads an extension. */
export function chromiumFlags(firm: Firm): string[] {
  return [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--ignore-certificate-errors-spki-list=${firm.certificate.spkiHash}`,
    `--host-resolver-rules=${firm.hostResolverRules}`,
  ];
}

/** Where the production build is. */
export function builtFolder(): string {
  return resolve(process.env.TIEOUT_DIST ?? 'dist');
}

/** A fresh profile in developer mode: without it Chromium does not bring an unpacked extension back after its reload. */
function makeProfile(language: string | undefined): string {
  const profile = mkdtempSync(join(tmpdir(), 'tieout-profile-'));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({
      extensions: { ui: { developer_mode: true } },
      ...(language && { intl: { accept_languages: language, selected_languages: language } }),
    }),
  );
  return profile;
}

/** What has to come at all may take this long on a busy machine; what has to come soon says so itself. */
const patienceMs = 50_000;

interface Launched {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

async function launch(options: BrowserOptions, flags: readonly string[]): Promise<Launched> {
  const { isHeadless = true, width = 1280, height = 900, colorScheme = 'light' } = options;
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  const profile = makeProfile(options.language);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: false,
    viewport: isHeadless ? { width, height } : null,
    colorScheme,
    args: [isHeadless ? '--headless=new' : '--window-size=1440,1000', ...flags],
    // Playwright would switch off what is installed later.
    ignoreDefaultArgs: [
      '--disable-extensions',
      ...(options.hasBackForwardCache ? ['--disable-back-forward-cache'] : []),
      ...(options.hasProcessPriorities ? ['--disable-renderer-backgrounding'] : []),
    ],
  });
  context.setDefaultTimeout(patienceMs);
  return {
    context,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

export async function openBrowser(firm: Firm, options: BrowserOptions = {}): Promise<TestBrowser> {
  const { extensionFolder = builtFolder() } = options;
  const launched = await launch(options, [
    ...chromiumFlags(firm),
    `--disable-extensions-except=${extensionFolder}`,
    `--load-extension=${extensionFolder}`,
  ]);
  const extensionId = await idOfExtension(launched.context);
  await closeWelcome(launched.context, extensionId);
  const browser = withExtension(launched, extensionId);
  if (!options.isTourDue) await skipTour(await browser.worker());
  return browser;
}

/** A browser into which the extension can be installed while pages are open. */
export interface BareBrowser {
  readonly context: BrowserContext;
  /** Installs the build and closes the guide that opens; the browser is then as `openBrowser` gives one. */
  install(): Promise<TestBrowser>;
  close(): Promise<void>;
}

export async function openBareBrowser(firm: Firm): Promise<BareBrowser> {
  const launched = await launch({}, [...chromiumFlags(firm), '--enable-unsafe-extension-debugging']);
  const { context } = launched;
  return {
    ...launched,
    async install() {
      const session = await context.browser()?.newBrowserCDPSession();
      const welcome = context.waitForEvent('page');
      // Not among the commands that playwright knows.
      await session?.send('Extensions.loadUnpacked' as never, { path: builtFolder() } as never);
      const extensionId = await idOfExtension(context);
      await (await welcome).close();
      const browser = withExtension(launched, extensionId);
      await skipTour(await browser.worker());
      return browser;
    },
  };
}

async function idOfExtension(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return new URL(worker.url()).host;
}

function withExtension({ context, close }: Launched, extensionId: string): TestBrowser {
  return {
    context,
    extensionId,
    close,
    async worker() {
      const alive = context.serviceWorkers().at(-1);
      if (alive) return alive;
      const woken = context.waitForEvent('serviceworker');
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId}/options/index.html`);
      const worker = await woken;
      await page.close();
      return worker;
    },
    async killWorker() {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId}/icons/16.png`);
      const session = await context.newCDPSession(page);
      // The command is over before the worker is: what is answered in between would still reach it.
      const stopped = new Promise<void>((resolve) => {
        session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
          if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve();
        });
      });
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await stopped;
      await session.detach();
      await page.close();
    },
  };
}

/** A page of the extension or of the web, opened in a tab of its own. */
export async function openPage(browser: TestBrowser, address: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(address);
  return page;
}

/**
 * A fresh profile installs the extension, which opens its guide in a tab of its own. Without waiting for it that could be taken for a tab that
 * a test has just opened.
 */
async function closeWelcome(context: BrowserContext, extensionId: string): Promise<void> {
  const isWelcome = (page: Page) => page.url().startsWith(`chrome-extension://${extensionId}/guide/`);
  const welcome = context.pages().find(isWelcome) ?? (await context.waitForEvent('page'));
  await welcome.waitForURL(`chrome-extension://${extensionId}/guide/**`);
  await welcome.close();
}
