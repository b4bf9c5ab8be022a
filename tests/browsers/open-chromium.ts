import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../../scripts/browser/find-browser.mjs';
import { lendLocale, mountLocale } from './chromium-locale.ts';
import { limitHosts, restoreHosts } from './chromium-permissions.ts';
import { mountPolicies, preparePolicies } from './chromium-policies.ts';
import { chromiumScreen } from './chromium-screen.ts';
import { chromiumSetter } from './chromium-setup.ts';
import { displayEnvironment } from './display-environment.ts';
import { copyExtension } from './extension-copy.ts';
import { BADGE_SCRIPT, sendScript, toBadge } from './page-scripts.ts';
import { signalTree } from './process-tree.ts';
import type { OpenOptions, Screen, TestBrowser } from './test-browser.ts';
import { trustAuthorities } from './trust-authorities.ts';

const START_MS = 60_000;

/** It calls nobody on its own: not for accounts, nor for updates, nor for the time. */
const QUIET = [
  '--gaia-url=https://localhost:9/',
  '--component-updater=url-source=https://localhost:9/',
  '--extensions-update-frequency=86400',
  '--disable-features=NetworkTimeServiceQuerying',
  // Else no extension can stop the requests of another.
  '--extensions-on-chrome-urls',
] as const;

/** Starts Chromium inside the world's client, with the built extension in it. */
export async function openChromium(options: OpenOptions): Promise<TestBrowser> {
  const { world, language, again, isVisible = false } = options;
  const folder = again ?? (await mkdtemp(join(world.folder, 'chromium-')));
  const extension = await copyExtension('chromium', { ...options, folder });
  const downloads = join(folder, 'downloads');
  await mkdir(downloads, { recursive: true });
  if (again === undefined) {
    await trustAuthorities(join(folder, '.pki', 'nssdb'), world);
    await preparePolicies(folder);
  }
  const browser = await puppeteer.launch({
    executablePath: await writeLauncher(folder, options),
    headless: !isVisible,
    // It announces itself to whoever sits before the window.
    ignoreDefaultArgs: isVisible ? ['--enable-automation'] : [],
    pipe: true,
    enableExtensions: [extension],
    userDataDir: join(folder, 'profile'),
    args: ['--no-sandbox', '--disable-sync', ...QUIET, ...(language ? [`--lang=${language}`] : [])],
    env: { ...environment(folder, language), ...(isVisible && displayEnvironment()) },
    downloadBehavior: { policy: 'allow', downloadPath: downloads },
    defaultViewport: null,
    timeout: START_MS,
    protocolTimeout: 120_000,
  });
  try {
    return await driveChromium(browser, { folder, downloads });
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** A program that starts Chromium inside the client's namespace and hands its pipes on. */
async function writeLauncher(folder: string, { world, language }: OpenOptions): Promise<string> {
  const program = findBrowser('chromium')?.path;
  if (program === undefined) throw new Error('Chromium is not installed');
  const lent = language === undefined ? undefined : await lendLocale(folder, language);
  const launcher = join(folder, 'chromium');
  const inside = `${mountLocale(lent)}${mountPolicies(folder)}exec ${program} "$@"`;
  const line = `exec ip netns exec ${world.namespaces.client} sh -c '${inside.replaceAll("'", `'\\''`)}' chromium "$@"`;
  await writeFile(launcher, `#!/bin/sh\n${line}\n`);
  await chmod(launcher, 0o755);
  return launcher;
}

function environment(home: string, language: string | undefined): Record<string, string> {
  const words = language === undefined ? 'en_US' : language.replace('-', '_');
  return { PATH: process.env.PATH ?? '', HOME: home, LANG: 'C.UTF-8', LANGUAGE: words };
}

async function driveChromium(
  browser: Browser,
  { folder, downloads }: Pick<TestBrowser, 'folder' | 'downloads'>,
): Promise<TestBrowser> {
  const pid = browser.process()?.pid;
  if (pid === undefined) throw new Error('Chromium has no process');
  const id = await extensionId(browser);
  const root = `chrome-extension://${id}/`;
  const pages = new Map<Screen, Page>();
  const open = async (url: string): Promise<Screen> => {
    const page = await browser.newPage();
    // An address that fails is a page too: the browser's own error page.
    await page.goto(url, { waitUntil: 'domcontentloaded' }).catch((error) => {
      if (url.startsWith(root)) throw error;
    });
    const screen = chromiumScreen(page);
    pages.set(screen, page);
    return screen;
  };
  const wire = await open(`${root}options.html`);
  return {
    kind: 'chromium',
    folder,
    pid,
    downloads,
    send: (request) => wire.evaluate(sendScript(request)),
    openPage: (file) => open(root + file),
    openWeb: open,
    openPopup: (screen) => openPopup(browser, { id, over: pages.get(screen) }),
    killBackground: () => killBackground(browser, root),
    chooseMenu: (entry, told) => chooseMenu(browser, root, { ...told, menuItemId: entry }),
    badge: async () => toBadge(await wire.evaluate(BADGE_SCRIPT)),
    look: (expression) => wire.evaluate(expression),
    limitHosts: (patterns) => limitHosts(browser, id, patterns),
    restoreHosts: () => restoreHosts(browser, id),
    setUp: chromiumSetter({ browser, folder, page: wire }),
    crash: async () => {
      const ended = new Promise((done) => browser.process()?.once('exit', done));
      signalTree(pid, 'SIGKILL');
      await ended;
    },
    sleep: () => signalTree(pid, 'SIGSTOP'),
    wake: () => signalTree(pid, 'SIGCONT'),
    close: () => browser.close(),
  };
}

async function extensionId(browser: Browser): Promise<string> {
  const target = await browser.waitForTarget((each) => each.type() === 'service_worker', {
    timeout: START_MS,
  });
  return new URL(target.url()).host;
}

interface PopupOptions {
  readonly id: string;
  readonly over: Page | undefined;
}

async function openPopup(browser: Browser, { id, over }: PopupOptions): Promise<Screen> {
  const extension = (await browser.extensions()).get(id);
  if (extension === undefined || over === undefined)
    throw new Error('nothing to open a popup over');
  await over.bringToFront();
  const [target] = await Promise.all([
    browser.waitForTarget((each) => each.url().endsWith('/popup.html'), { timeout: 10_000 }),
    extension.triggerAction(over),
  ]);
  return chromiumScreen(await target.asPage(), { isPopup: true });
}

/** By the browser's own list and without joining the worker: it may end by itself at any moment. */
async function killBackground(browser: Browser, root: string): Promise<void> {
  const session = await browser.target().createCDPSession();
  try {
    const { targetInfos } = await session.send('Target.getTargets');
    const worker = targetInfos.find(
      ({ type, url }) => type === 'service_worker' && url.startsWith(root),
    );
    if (worker === undefined) return;
    await session.send('Target.closeTarget', { targetId: worker.targetId }).catch((error) => {
      if (!/No target with given id/.test(String(error))) throw error;
    });
  } finally {
    await session.detach();
  }
}

/** The menu itself is the system's, and out of reach: its event is sent on from within the worker. */
async function chooseMenu(browser: Browser, root: string, told: object): Promise<void> {
  const isOurs = (url: string): boolean => url.startsWith(root);
  const target = await browser.waitForTarget(
    (each) => each.type() === 'service_worker' && isOurs(each.url()),
    { timeout: 10_000 },
  );
  const worker = await target.worker();
  await worker?.evaluate(
    `chrome.contextMenus.onClicked.dispatch(${JSON.stringify(told)}, undefined)`,
  );
}
