import type { ProbePorts, RequestEvent } from './ports.ts';

export interface RequestWatch {
  /** In the order in which they came. */
  readonly events: readonly RequestEvent[];
  /** Resolves once the condition holds, at the latest after `ms`, or when the signal aborts. */
  readonly until: (
    condition: () => boolean,
    options: { readonly ms: number; readonly signal: AbortSignal },
  ) => Promise<void>;
  readonly close: () => void;
}

/** Collects the browser's events of the request that carries this nonce, until closed. */
export function watchRequest(nonce: string, ports: ProbePorts): RequestWatch {
  const events: RequestEvent[] = [];
  const waiting = new Set<() => void>();
  const close = ports.watch(nonce, (event) => {
    events.push(event);
    for (const look of [...waiting]) look();
  });
  return {
    events,
    close,
    async until(condition, { ms, signal }) {
      if (condition() || signal.aborted) return;
      const stop = new AbortController();
      const end = (): void => stop.abort();
      const look = (): void => {
        if (condition()) end();
      };
      waiting.add(look);
      signal.addEventListener('abort', end, { once: true });
      await ports.sleep(ms, stop.signal);
      waiting.delete(look);
      signal.removeEventListener('abort', end);
    },
  };
}

/** 16 characters that no other request of this browser carries. */
export function makeNonce(random: () => number): string {
  return randomLetters(16, random);
}

/** That many lower-case letters. */
export function randomLetters(count: number, random: () => number): string {
  const letter = (): string => String.fromCharCode(97 + Math.floor(random() * 26));
  return Array.from({ length: count }, letter).join('');
}
