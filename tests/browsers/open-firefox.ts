import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { findBrowser } from '../../scripts/browser/find-browser.mjs';
import { displayEnvironment } from './display-environment.ts';
import { copyExtension } from './extension-copy.ts';
import { EXTENSION_ID, EXTENSION_UUID, writeFirefoxProfile } from './firefox-profile.ts';
import { firefoxSetter } from './firefox-setup.ts';
import { type FirefoxTabs, firefoxTabs } from './firefox-tabs.ts';
import { connectMarionette, type Marionette } from './marionette.ts';
import { BADGE_SCRIPT, splitSend, takeReply, toBadge } from './page-scripts.ts';
import { signalTree } from './process-tree.ts';
import type { OpenOptions, Screen, TestBrowser } from './test-browser.ts';

/** Longer than any round. */
const REPLY_MS = 60_000;
const ROOT = `moz-extension://${EXTENSION_UUID}/`;

/** Starts Firefox inside the world's client, with the built extension in it. */
export async function openFirefox(options: OpenOptions): Promise<TestBrowser> {
  const { world, language, again, isVisible = false } = options;
  const folder = again ?? (await mkdtemp(join(world.folder, 'firefox-')));
  const extension = await copyExtension('firefox', { ...options, folder });
  const downloads = join(folder, 'downloads');
  const profile = join(folder, 'profile');
  await mkdir(downloads, { recursive: true });
  if (again === undefined) {
    await writeFirefoxProfile(profile, { world, downloads, language });
  }
  const firefox = startFirefox(world.namespaces.client, { folder, profile, isVisible });
  try {
    const marionette = await connectMarionette(world.namespaces.client);
    const tabs = firefoxTabs(marionette);
    await noticeOffline(tabs);
    if (language !== undefined) await claimLanguage(tabs, language);
    await marionette.command('Addon:Install', { path: extension, temporary: true });
    return await driveFirefox({ firefox, marionette, tabs, folder, downloads });
  } catch (error) {
    firefox.kill('SIGKILL');
    throw error;
  }
}

interface Start {
  readonly folder: string;
  readonly profile: string;
  readonly isVisible: boolean;
}

function startFirefox(namespace: string, { folder, profile, isVisible }: Start): ChildProcess {
  const program = findBrowser('firefox')?.path;
  if (program === undefined) throw new Error('Firefox is not installed');
  const own = ['--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile];
  const shown = isVisible ? [] : ['--headless'];
  const args = ['netns', 'exec', namespace, program, ...shown, ...own];
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    ...(isVisible && displayEnvironment()),
    LANG: 'C.UTF-8',
    MOZ_CRASHREPORTER_DISABLE: '1',
    // Without it a release does not listen to the preference that points its settings server to nowhere.
    MOZ_REMOTE_SETTINGS_DEVTOOLS: '1',
  };
  return spawn('ip', args, { stdio: 'ignore', env });
}

/** Remote control switches this off as it starts; a person's Firefox has it on. */
async function noticeOffline(tabs: FirefoxTabs): Promise<void> {
  await tabs.asBrowser(
    `Services.prefs.setBoolPref('network.manage-offline-status', true);
     Services.io.manageOfflineStatus = true;
     resolve(true);`,
  );
}

/**
 * Firefox has no language but those of its packages; an extension speaks any that the browser
 * claims to have. The browser around it stays English.
 */
async function claimLanguage(tabs: FirefoxTabs, language: string): Promise<void> {
  await tabs.asBrowser(
    `Services.locale.availableLocales = [arguments[0], 'en-US'];
     Services.locale.requestedLocales = [arguments[0]];
     resolve(true);`,
    [language],
  );
}

interface Running {
  readonly firefox: ChildProcess;
  readonly marionette: Marionette;
  readonly tabs: FirefoxTabs;
  readonly folder: string;
  readonly downloads: string;
}

async function driveFirefox({
  firefox,
  marionette,
  tabs,
  folder,
  downloads,
}: Running): Promise<TestBrowser> {
  const { pid } = firefox;
  if (pid === undefined) throw new Error('Firefox has no process');
  const wire = await tabs.open(`${ROOT}options.html`);
  const end = async (): Promise<void> => {
    marionette.close();
    const ended = new Promise((done) => firefox.once('exit', done));
    signalTree(pid, 'SIGKILL');
    await ended;
  };
  return {
    kind: 'firefox',
    folder,
    pid,
    downloads,
    send: (request) => sendBeside(wire, request),
    openPage: (file) => tabs.open(ROOT + file),
    openWeb: (url) => tabs.open(url),
    openPopup: () => tabs.open(`${ROOT}popup.html`),
    killBackground: async () => {
      await tabs.asBrowser(
        `WebExtensionPolicy.getByID(arguments[0]).extension
           .terminateBackground({ disableResetIdleForTest: true })
           .then(() => resolve(true), (error) => resolve(String(error)));`,
        [EXTENSION_ID],
      );
    },
    chooseMenu: async (entry, told) => {
      // The menu itself is out of reach: its event is sent on as Firefox's own code for menus does.
      await tabs.asBrowser(
        `const { extension } = WebExtensionPolicy.getByID(arguments[0]);
         extension.emit('webext-menu-menuitem-click', arguments[1], null);
         resolve(true);`,
        [EXTENSION_ID, { ...told, menuItemId: entry }],
      );
    },
    badge: async () => toBadge(await wire.evaluate(BADGE_SCRIPT)),
    look: (expression) => wire.evaluate(expression),
    limitHosts: (patterns) => setHosts(tabs, patterns),
    restoreHosts: () => setHosts(tabs, undefined),
    setUp: firefoxSetter({ tabs, folder, page: wire }),
    crash: end,
    sleep: () => signalTree(pid, 'SIGSTOP'),
    wake: () => signalTree(pid, 'SIGCONT'),
    close: end,
  };
}

/** Sends a message without keeping the remote control busy until the reply is there. */
async function sendBeside(wire: Screen, request: object): Promise<unknown> {
  const { start, take } = splitSend(request, randomUUID());
  await wire.evaluate(start);
  return takeReply(await wire.waitFor(take, REPLY_MS));
}

/** Sets the extension's hosts as Firefox's own add-on manager does; undefined: all of its manifest. */
async function setHosts(tabs: FirefoxTabs, patterns: readonly string[] | undefined): Promise<void> {
  const problem = await tabs.asBrowser(
    `(async () => {
      const { ExtensionPermissions } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionPermissions.sys.mjs');
      const { extension } = WebExtensionPolicy.getByID(arguments[0]);
      const asked = extension.manifest.host_permissions ?? [];
      const held = (await ExtensionPermissions.get(arguments[0])).origins;
      const wanted = arguments[1] ?? asked;
      const gone = [...new Set([...held, ...asked])].filter((each) => !wanted.includes(each));
      await ExtensionPermissions.remove(arguments[0], { permissions: [], origins: gone }, extension);
      await ExtensionPermissions.add(arguments[0], { permissions: [], origins: wanted }, extension);
    })().then(() => resolve(null), (error) => resolve(String(error)));`,
    [EXTENSION_ID, patterns ?? null],
  );
  if (problem !== null) throw new Error(`Firefox did not change the hosts: ${String(problem)}`);
}
