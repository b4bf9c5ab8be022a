import { existsSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import type { BrowserSetup } from '../net/browser-setup.ts';

/** Where Debian's Chromium looks for what an administrator wants. */
const SYSTEM = '/etc/chromium';

/** The folder that stands in for the system's own, which other browsers read too. */
function standIn(folder: string): string {
  return join(folder, 'etc');
}

/** Makes the stand-in, without a policy in it. */
export async function preparePolicies(folder: string): Promise<void> {
  if (existsSync(SYSTEM)) await cp(SYSTEM, standIn(folder), { recursive: true });
  await mkdir(join(standIn(folder), 'policies', 'managed'), { recursive: true });
}

/** Shell commands that put it in place, inside the namespace's own view of the disk. */
export function mountPolicies(folder: string): string {
  return existsSync(SYSTEM) ? `mount --bind '${standIn(folder)}' '${SYSTEM}' && ` : '';
}

/** What an administrator must want for a browser to be set up like that. */
export function policiesFor({ proxy, secureDns, blockedByPolicy }: BrowserSetup): object {
  return {
    ...(proxy?.kind === 'fixed' && {
      ProxySettings: { ProxyMode: 'fixed_servers', ProxyServer: `${proxy.host}:${proxy.port}` },
    }),
    ...(proxy?.kind === 'pac' && {
      ProxySettings: { ProxyMode: 'pac_script', ProxyPacUrl: proxy.url, ProxyPacMandatory: true },
    }),
    ...(secureDns !== undefined && {
      DnsOverHttpsMode: 'secure',
      DnsOverHttpsTemplates: secureDns,
    }),
    ...(blockedByPolicy.length > 0 && { URLBlocklist: blockedByPolicy }),
  };
}

/** Puts policies in force in a browser that runs. */
export type SetPolicies = (policies: object) => Promise<void>;

/** Works by a tab of its own, which is opened when it is first needed and stays. */
export function policySetter(browser: Browser, folder: string): SetPolicies {
  let opened: Promise<Page> | undefined;
  const file = join(standIn(folder), 'policies', 'managed', 'lab.json');
  return async (policies) => {
    if (!existsSync(SYSTEM)) throw new Error(`Chromium reads no policies: there is no ${SYSTEM}`);
    if (Object.keys(policies).length === 0) await rm(file, { force: true });
    else await writeFile(file, JSON.stringify(policies));
    opened ??= openPolicyPage(browser);
    // Else it looks again only some seconds after a file has changed.
    await (await opened).evaluate(`chrome.send('reloadPolicies')`);
  };
}

async function openPolicyPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.goto('chrome://policy/', { waitUntil: 'domcontentloaded' });
  return page;
}
