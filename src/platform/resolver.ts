import type { NameResolution, ProbePorts } from '../probe/ports.ts';
import { browser } from './browser.ts';

/** The browser's own resolver and portal detection, where it has them (Firefox). */
export function nativeNetworkPorts(): Pick<ProbePorts, 'resolveName' | 'portalState'> {
  // The types promise both everywhere; Chromium has neither.
  const dns: typeof browser.dns | undefined = browser.dns;
  const portal: typeof browser.captivePortal | undefined = browser.captivePortal;
  return {
    ...(typeof dns?.resolve === 'function' && {
      resolveName: (host, { system }) => resolveWith(dns, { host, system }),
    }),
    ...(typeof portal?.getState === 'function' && { portalState: () => portalStateOf(portal) }),
  };
}

async function resolveWith(
  dns: typeof browser.dns,
  { host, system }: { host: string; system: boolean },
): Promise<NameResolution> {
  try {
    const flags = system ? (['bypass_cache', 'disable_trr'] as const) : (['bypass_cache'] as const);
    const { addresses, isTRR } = await dns.resolve(host, [...flags]);
    // A boolean in fact, a string by its type.
    return { addresses, secure: String(isTRR) === 'true' };
  } catch (error) {
    return { code: error instanceof Error ? error.message : String(error) };
  }
}

async function portalStateOf(
  portal: typeof browser.captivePortal,
): Promise<'locked' | 'clear' | 'unknown'> {
  try {
    const state = await portal.getState();
    if (state === 'locked_portal') return 'locked';
    return state === 'unknown' ? 'unknown' : 'clear';
  } catch {
    return 'unknown';
  }
}
