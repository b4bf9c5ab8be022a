import * as v from 'valibot';

/** Most bytes of an answer that are read: five results with their headers stay far below. */
const BODY_LIMIT = 1_000_000;

/** Longest time that an answer may ask us to wait, in seconds: the API counts by the hour. */
const MAX_WAIT_S = 86_400;

/** What asking needs from outside; those of probing serve. */
export interface OutsidePorts {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Resolves after that many ms, or at once when the signal aborts; never rejects. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Wall clock, ms since the epoch. */
  readonly now: () => number;
}

export interface ApiAccess {
  /** Address of the service, without `/v1`. */
  readonly endpoint: string;
  /** The person's own; it goes to the endpoint alone, and only where it changes the limits. */
  readonly token?: string | undefined;
  readonly signal: AbortSignal;
}

export interface ApiCall {
  /** Begins with `/v1/`. */
  readonly path: string;
  /** Sent as JSON by `POST`; absent: `GET`. */
  readonly body?: object;
  /** Anybody may read it: no token goes along, and a browser asks for no preflight. */
  readonly isPublic?: true;
}

export type ApiReply =
  | { readonly kind: 'answered'; readonly body: unknown }
  | {
      readonly kind: 'turned-down';
      readonly status: number;
      /** The API's word for it (`error.type`); absent where the answer is not the API's own. */
      readonly word?: string;
      readonly retryAfterMs?: number;
    }
  /** No connection, a redirect, an answer cut off, or the caller's signal. */
  | { readonly kind: 'lost' }
  /** A good status without JSON that could be read. */
  | { readonly kind: 'garbled' };

const errorSchema = v.object({ error: v.object({ type: v.string() }) });

/** One request to the API. Never rejects. */
export async function callApi(
  call: ApiCall,
  ports: OutsidePorts,
  access: ApiAccess,
): Promise<ApiReply> {
  try {
    const response = await ports.fetch(addressOf(call, access), requestOf(call, access));
    const body = parseJson(await readLimited(response));
    if (response.ok) return body === undefined ? { kind: 'garbled' } : { kind: 'answered', body };
    const said = v.safeParse(errorSchema, body);
    const retryAfterMs = waitOf(response.headers);
    return {
      kind: 'turned-down',
      status: response.status,
      ...(said.success && { word: said.output.error.type }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    };
  } catch {
    return { kind: 'lost' };
  }
}

function addressOf({ path }: ApiCall, { endpoint }: ApiAccess): string {
  const { origin, pathname } = new URL(endpoint);
  return origin + pathname.replace(/\/+$/, '') + path;
}

/** Only the two headers that the API allows any origin to send. */
function requestOf({ body, isPublic }: ApiCall, { token, signal }: ApiAccess): RequestInit {
  const headers = new Headers();
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  if (token !== undefined && !isPublic) headers.set('Authorization', `Bearer ${token}`);
  return {
    method: body === undefined ? 'GET' : 'POST',
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    credentials: 'omit',
    // Neither question nor token is carried on to another place.
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    // The browser's cache adds `If-None-Match` by itself; set by us it would need a preflight, which allows it not.
    cache: isPublic ? 'no-cache' : 'no-store',
    signal,
  };
}

/** Undefined where there is more than the limit. */
async function readLimited(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > BODY_LIMIT) {
      await reader.cancel().catch(() => undefined);
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** `Retry-After` where polling is too fast, `X-RateLimit-Reset` where the hour is used up: seconds, both. */
function waitOf(headers: Headers): number | undefined {
  const text = headers.get('Retry-After') ?? headers.get('X-RateLimit-Reset');
  return text !== null && /^\d+$/.test(text)
    ? Math.min(Number(text), MAX_WAIT_S) * 1_000
    : undefined;
}
