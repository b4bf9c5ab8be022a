import type { Blocker } from '../diagnosis/observation.ts';
import { classifyError } from './classify-error.ts';
import type { ErrorClass } from './error-class.ts';
import { firefoxResultName } from './firefox-results.ts';
import { faultOfCode } from './firefox-tls-sentences.ts';

/** What a page that did not load says of itself. */
export type PageError =
  /** Somebody is at fault: worth a check. */
  | { readonly kind: 'fault'; readonly code: string; readonly meaning: ErrorClass }
  /** An extension or a rule of this device stopped it on purpose; nobody was asked. */
  | {
      readonly kind: 'blocked';
      readonly code: string;
      readonly by: Extract<Blocker, 'extension' | 'policy'>;
    }
  /** Nobody's fault: given up, turned into a download, or no address that can be asked. */
  | { readonly kind: 'nothing' };

const NOTHING: PageError = { kind: 'nothing' };

/** Words that no request of our own ever meets. Chromium's: a form that would have to be sent again; no such file. */
const NOBODYS = [
  'net::ERR_CACHE_MISS',
  'net::ERR_FILE_NOT_FOUND',
  'NS_BINDING_RETARGETED',
  'NS_ERROR_DOCUMENT_NOT_CACHED',
  'NS_ERROR_MALFORMED_URI',
  'NS_ERROR_NO_CONTENT',
  'NS_ERROR_UNKNOWN_PROTOCOL',
  'NS_ERROR_UNSAFE_CONTENT_TYPE',
];

/** Chromium shows a page of its own for an error of the server's, of 400 and more, that has no body. */
const EMPTY_ANSWER = 'net::ERR_HTTP_RESPONSE_CODE_FAILURE';

/**
 * Tells what the browser's word for a failed page means: `net::ERR_...` in Chromium, `Error code <number>` in Firefox,
 * or `HTTP <status>` of 500 and more. An unknown word is a fault of layer `unknown`. Never throws.
 */
export function classifyPageError(word: string): PageError {
  const code = nameOf(word);
  if (NOBODYS.includes(code)) return NOTHING;
  const meaning = meaningOf(code);
  if (meaning.discard || meaning.layer === 'aborted') return NOTHING;
  if (meaning.layer !== 'blocked') return { kind: 'fault', code, meaning };
  const { blocker: by } = meaning;
  if (by === 'extension' || by === 'policy') return { kind: 'blocked', code, by };
  // A firewall keeps the whole browser from the net; the browser's own reasons stand on its page.
  return by === 'firewall' ? { kind: 'fault', code, meaning } : NOTHING;
}

/** The word as people look it up: Firefox's numbers by their names. */
function nameOf(word: string): string {
  const number = /^Error code (\d{1,10})$/.exec(word)?.[1];
  return number === undefined ? word : (firefoxResultName(Number(number)) ?? word);
}

function meaningOf(code: string): ErrorClass {
  if (code === EMPTY_ANSWER || isServerError(code)) return { layer: 'http' };
  if (/^(?:SEC|SSL|MOZILLA_PKIX)_ERROR_/.test(code)) {
    return { layer: 'tls', tls: faultOfCode(code) };
  }
  if (/^Error code \d/.test(code)) return { layer: 'unknown' };
  return classifyError(code, { secure: false, elapsedMs: 0, onLine: true });
}

/** Whether a code is the server's own word that it is in trouble. */
export function isServerError(code: string): boolean {
  return /^HTTP 5\d\d$/.test(code);
}

/**
 * What a page's own error stands for where its site answers a check, which sends no cookies and asks for no page of it.
 * `cookies`: it went round in circles, and without cookies it does not. `server-error`: the server says of that page
 * that it is in trouble. `stopped`: Firefox has one word for what a blocker stops and for a server that hangs up. `page`: it has an error for that page, and which is not known. `passing`: nothing else is left.
 */
export const ONLY_HERE = [
  'blocked-by-extension',
  'blocked-by-policy',
  'stopped',
  'cookies',
  'certificate',
  'server-error',
  'page',
  'passing',
] as const;

export type OnlyHere = (typeof ONLY_HERE)[number];

/** Why a page may have failed whose site answers; `secure`: its address is https. */
export function onlyHere(
  error: Exclude<PageError, { kind: 'nothing' }>,
  { secure }: { secure: boolean },
): OnlyHere {
  if (error.code === 'NS_ERROR_ABORT') return 'stopped';
  if (error.kind === 'blocked') return `blocked-by-${error.by}`;
  const { layer, transport } = error.meaning;
  if (transport === 'redirect-loop') return 'cookies';
  if (layer === 'tls') return 'certificate';
  if (error.code === EMPTY_ANSWER) return 'page';
  // Without TLS anything on the way can answer in the server's name.
  return secure && isServerError(error.code) ? 'server-error' : 'passing';
}
