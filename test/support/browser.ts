import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { TestAccount } from './accounts.ts';
import type { TestWiki } from './wiki.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** It has nobody to tell anything to, and nothing to fetch. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The sizes of what pages are looked at with. */
export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 740 };

/** A browser on a wiki. Its windows share nothing. Closed at the end of the scope (`await using`). */
export interface TestBrowser extends AsyncDisposable {
  /** Opens a window of its own: whatever it writes to its console as an error fails `assertQuiet`. */
  open(options?: BrowserContextOptions): Promise<Window>;
}

/** A window: its page, and what went wrong in it. */
export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: readonly string[];
}

/**
 * Starts the system's Chromium. Where there is none the test is skipped and says so; in CI it fails.
 * `const browser = await openBrowser(t, wiki); if (!browser) return;`
 */
export async function openBrowser(t: TestContext, { api }: Pick<TestWiki, 'api'>): Promise<TestBrowser | undefined> {
  const executablePath = process.env.CHROMIUM ?? PLACES.find((path) => existsSync(path));
  if (executablePath === undefined) {
    const lack = 'NOT TESTED: there is no Chromium. Install it (apt-get install chromium), or name it in CHROMIUM';
    assert.equal(process.env.CI, undefined, lack);
    t.skip(lack);
    return undefined;
  }
  const browser: Browser = await chromium.launch({ executablePath, args: FLAGS });
  return {
    async open(options = {}) {
      const context = await browser.newContext({ baseURL: new URL(api).origin, viewport: DESKTOP, ...options });
      context.setDefaultTimeout(200_000);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (line) => {
        if (line.type() === 'error') complaints.push(line.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => {
        if (!request.url().startsWith(new URL(api).origin)) complaints.push(`asked ${request.url()}`);
      });
      return { page, context, complaints };
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

/** Logs in by the log-in page. */
export async function logInWith(page: Page, { name, password }: TestAccount): Promise<void> {
  await page.goto('/wiki/Special:UserLogin');
  await page.fill('#wpName', name);
  await page.fill('#wpPassword', password);
  await page.press('#wpPassword', 'Enter');
  await page.waitForURL('**/wiki/Main_Page');
}

/** Fails with what axe finds wrong on a page for people who see, hear or move otherwise. */
export async function assertAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => html).join('\n')}`);
  assert.deepEqual(told, [], page.url());
}

/** Fails if a page is wider than the window. */
export async function assertFits(page: Page): Promise<void> {
  const { clientWidth, scrollWidth } = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = (globalThis as unknown as Dom).document.documentElement;
    return { clientWidth, scrollWidth };
  });
  assert.ok(scrollWidth <= clientWidth, `${page.url()} is ${scrollWidth} wide in a window of ${clientWidth}`);
}

/** What of a browser's own types the tests need. */
interface Dom {
  readonly document: { readonly documentElement: { readonly clientWidth: number; readonly scrollWidth: number } };
}
