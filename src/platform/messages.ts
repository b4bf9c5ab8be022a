import type { Protocol, Reply, RequestType } from '../protocol.ts';
import { browser } from './browser.ts';

/**
 * Answers requests of the extension's own pages; other senders get no answer. Must be called in the
 * background's first turn. `handle` should not reject; if it does, the reply is an `internal` error.
 */
export function listenForRequests(handle: (request: unknown) => Promise<Reply<unknown>>): void {
  // Not async, and replies by callback: the one form that every supported browser understands alike.
  browser.runtime.onMessage.addListener((request, sender, sendResponse): true => {
    if (isOwnPage(sender)) {
      handle(request).then(sendResponse, () => sendResponse(INTERNAL));
      return true;
    }
    // The type of a listener knows `true` or nothing; nothing leaves a stranger without an answer.
    return undefined as never;
  });
}

const INTERNAL: Reply<never> = {
  ok: false,
  error: { code: 'internal', message: 'the request could not be handled' },
};

function isOwnPage(sender: { id?: string; url?: string }): boolean {
  return (
    sender.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('')) === true
  );
}

/**
 * Sends one request to the background and returns its reply. Never rejects: a background that cannot be reached, or
 * dies before it answers, is an `unreachable` error.
 */
export async function sendRequest<K extends RequestType>(
  type: K,
  request: Protocol[K]['request'],
): Promise<Reply<Protocol[K]['value']>> {
  try {
    const reply: unknown = await browser.runtime.sendMessage({ ...request, type });
    if (isReply<Protocol[K]['value']>(reply)) return reply;
    return unreachable('the background gave no answer');
  } catch (error) {
    return unreachable(error instanceof Error ? error.message : String(error));
  }
}

function isReply<T>(reply: unknown): reply is Reply<T> {
  return typeof reply === 'object' && reply !== null && 'ok' in reply;
}

function unreachable(message: string): Reply<never> {
  return { ok: false, error: { code: 'unreachable', message } };
}

/** Whether the background answers a trivial request within that many ms: tells a dead one from a slow check. */
export async function isBackgroundAlive(timeoutMs: number): Promise<boolean> {
  const answered = sendRequest('getReport', {}).then((reply) => reply.ok);
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), timeoutMs));
  return Promise.race([answered, late]);
}

/** Starts the whole extension anew; for a background that no longer answers. */
export function reloadExtension(): void {
  browser.runtime.reload();
}
