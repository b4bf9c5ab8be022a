import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Authorities, trustAuthorities } from './trust-authorities.ts';

export const EXTENSION_ID = 'whichside@extension';
/** The extension's host in this profile, so that its pages have a known address. */
export const EXTENSION_UUID = '5f3b0c1e-8a4d-4f6e-9b7a-2d1c0e9f8a7b';

const PREFERENCES: Readonly<Record<string, string | number | boolean>> = {
  'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: EXTENSION_UUID }),
  // A temporary add-on goes with its browser; what it stored stays, as an installed one's does.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  // After a crash it starts as ever: no questions, no old tabs.
  'toolkit.startup.max_resumed_crashes': -1,
  'browser.sessionstore.resume_from_crash': false,
  'network.connectivity-service.enabled': false,
  'network.captive-portal-service.enabled': false,
  'extensions.webextOptionalPermissionPrompts': false,
  // Names of one scenario must say nothing in the next.
  'network.dnsCacheExpiration': 0,
  'network.dnsCacheExpirationGracePeriod': 0,
  'network.trr.mode': 5,
  // Remote control sets this to 0, unless somebody else has set it: a tab that is slow to go away then keeps a core busy,
  // with a timer that asks again and again whether it has gone.
  'browser.tabs.remote.unloadDelayMs': 250,
  'network.prefetch-next': false,
  'network.dns.disablePrefetch': true,
  'browser.download.folderList': 2,
  'browser.download.useDownloadDir': true,
  'browser.helperApps.neverAsk.saveToDisk': 'application/json',
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'browser.startup.page': 0,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.region.update.enabled': false,
  'browser.topsites.contile.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'toolkit.telemetry.enabled': false,
  'app.update.enabled': false,
  'app.normandy.enabled': false,
  'extensions.update.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
};

interface ProfileOptions {
  readonly world: Authorities;
  readonly downloads: string;
  readonly language: string | undefined;
}

/** Fills a new profile: it trusts the world's authorities and calls nobody. */
export async function writeFirefoxProfile(folder: string, options: ProfileOptions): Promise<void> {
  await trustAuthorities(folder, options.world);
  const preferences = {
    ...PREFERENCES,
    'browser.download.dir': options.downloads,
    ...(options.language !== undefined && {
      'intl.locale.requested': options.language,
      'intl.accept_languages': options.language,
    }),
  };
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  await writeFile(join(folder, 'user.js'), lines.join(''));
}
