import type { ProbePorts } from './ports.ts';

/** The same ports, none of which rejects or throws: what a port cannot tell is absent, never good or bad. */
export function steadyPorts(ports: ProbePorts): ProbePorts {
  const { resolveName, portalState } = ports;
  return {
    ...ports,
    watch: (nonce, listener) => attempt(() => ports.watch(nonce, listener)) ?? (() => undefined),
    hasAccess: (url) => settle(() => ports.hasAccess(url), false),
    ...(resolveName && {
      resolveName: (host, options) =>
        settle(() => resolveName(host, options), { code: 'NS_ERROR_NOT_AVAILABLE' }),
    }),
    ...(portalState && { portalState: () => settle(portalState, 'unknown') }),
    timing: (url) => attempt(() => ports.timing(url)),
    // A sleep that fails at once would turn every waiting loop into a busy one.
    sleep: (ms, signal) =>
      settle(
        () => ports.sleep(ms, signal),
        undefined,
        () => plainSleep(ms, signal),
      ),
  };
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

async function settle<T>(
  work: () => Promise<T>,
  otherwise: T,
  instead: () => Promise<unknown> = () => Promise.resolve(),
): Promise<T> {
  try {
    return await work();
  } catch {
    await instead();
    return otherwise;
  }
}

function plainSleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end, { once: true });
    if (signal?.aborted) end();
    function end(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    }
  });
}
