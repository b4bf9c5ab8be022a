import { type BrowserSetup, UNTOUCHED } from '../net/browser-setup.ts';
import { BLOCKER_ID, writeBlocker } from './blocking-extension.ts';
import type { FirefoxTabs } from './firefox-tabs.ts';
import { untilSettled } from './settled.ts';
import type { Screen, TestBrowser } from './test-browser.ts';

type Preferences = Readonly<Record<string, string | number | boolean>>;

/** Of them all, those that a set-up may change; absent ones go back to what the profile says. */
const CHANGEABLE = [
  'network.proxy.type',
  'network.proxy.http',
  'network.proxy.http_port',
  'network.proxy.ssl',
  'network.proxy.ssl_port',
  'network.proxy.autoconfig_url',
  'network.trr.mode',
  'network.trr.uri',
  'network.trr.custom_uri',
] as const;

/** What the profile says of them. */
const PROFILE: Preferences = { 'network.trr.mode': 5 };

const SET_PREFERENCES = `
  const [names, wanted] = arguments;
  for (const name of names) {
    const value = wanted[name];
    if (value === undefined) Services.prefs.clearUserPref(name);
    else if (typeof value === 'string') Services.prefs.setStringPref(name, value);
    else Services.prefs.setIntPref(name, value);
  }
  Services.dns.clearCache(true);
`;

/** Ends once a PAC file, where one is wanted, was read or given up, or after 2 s of neither. */
const PROXY_RESOLVED = `
  const proxies = Cc['@mozilla.org/network/protocol-proxy-service;1'].getService();
  const channel = Services.io.newChannelFromURI(
    Services.io.newURI('http://settled.example/'), null,
    Services.scriptSecurityManager.getSystemPrincipal(), null,
    Ci.nsILoadInfo.SEC_ALLOW_CROSS_ORIGIN_SEC_CONTEXT_IS_NULL, Ci.nsIContentPolicy.TYPE_OTHER);
  proxies.QueryInterface(Ci.nsIProtocolProxyService).asyncResolve(channel, 0, {
    QueryInterface: ChromeUtils.generateQI(['nsIProtocolProxyCallback']),
    onProxyAvailable: () => resolve(null),
  });
  setTimeout(() => resolve(null), 2000);
`;

const SET_COOKIES = `
  Services.cookies.removeAll();
  for (const host of arguments[0]) {
    Services.cookies.add(host, '/', 'session', 'old', true, false, true, Date.now() + 864e5, {},
      Ci.nsICookie.SAMESITE_NONE, Ci.nsICookie.SCHEME_HTTPS);
  }
  resolve(null);
`;

const FILTER_SITES = `
  const { WebsiteFilter } = ChromeUtils.importESModule('resource:///modules/policies/WebsiteFilter.sys.mjs');
  WebsiteFilter.init(arguments[0].map((host) => '*://' + host + '/*'), []);
  resolve(null);
`;

const INSTALL = `
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);
  file.initWithPath(arguments[0]);
  // Else no extension's rules hold for the requests of another.
  Services.prefs.setBoolPref('extensions.dnr.match_requests_from_other_extensions', true);
  AddonManager.installTemporaryAddon(file)
    .then(() => resolve(null), (error) => resolve(String(error)));
`;

const UNINSTALL = `
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  AddonManager.getAddonByID(arguments[0]).then((addon) => addon?.uninstall())
    .then(() => resolve(null), (error) => resolve(String(error)));
`;

interface Settable {
  readonly tabs: FirefoxTabs;
  readonly folder: string;
  /** A page of the extension's own. */
  readonly page: Screen;
}

/** Sets a Firefox up while it runs, by its preferences and its own parts. */
export function firefoxSetter({ tabs, folder, page }: Settable): TestBrowser['setUp'] {
  let had = UNTOUCHED;
  const act = async (script: string, ...args: readonly unknown[]): Promise<void> => {
    const problem = await tabs.asBrowser(script, args);
    if (problem !== null) throw new Error(`Firefox did not do as it was told: ${String(problem)}`);
  };
  return async (setup) => {
    const wanted = { ...PROFILE, ...preferencesFor(setup) };
    await act(`${SET_PREFERENCES} ${PROXY_RESOLVED}`, CHANGEABLE, wanted);
    if (had.blockedByExtension.length > 0) await act(UNINSTALL, BLOCKER_ID);
    if (setup.blockedByExtension.length > 0) {
      await act(INSTALL, await writeBlocker(folder, setup.blockedByExtension));
    }
    if (setup.blockedByPolicy.length + had.blockedByPolicy.length > 0) {
      await act(FILTER_SITES, setup.blockedByPolicy);
    }
    await act(SET_COOKIES, setup.cookies);
    had = setup;
    const isInTheWay = setup.secureDns !== undefined || setup.blockedByExtension.length > 0;
    // Of a proxy it was told for certain; and where there is no PAC file it goes without one.
    if (setup.proxy === undefined) await untilSettled(page, !isInTheWay);
  };
}

function preferencesFor({ proxy, secureDns }: BrowserSetup): Preferences {
  return {
    ...(proxy?.kind === 'fixed' && {
      'network.proxy.type': 1,
      'network.proxy.http': proxy.host,
      'network.proxy.http_port': proxy.port,
      'network.proxy.ssl': proxy.host,
      'network.proxy.ssl_port': proxy.port,
    }),
    ...(proxy?.kind === 'pac' && {
      'network.proxy.type': 2,
      'network.proxy.autoconfig_url': proxy.url,
    }),
    // 3: no other resolver is asked.
    ...(secureDns !== undefined && {
      'network.trr.mode': 3,
      'network.trr.uri': secureDns,
      'network.trr.custom_uri': secureDns,
    }),
  };
}
