import { reachedAddress, SECOND_UPLINK, V6 } from './addresses.ts';
import type { AskLog } from './asked.ts';
import type { HostState, InternetState, NameFilter } from './internet-state.ts';
import type { OutsideApi } from './outside-view/outside-api.ts';
import { serveOutside } from './outside-view/start-outside-server.ts';
import { cut, type Exchange, type Request, type Response, writeAnswer } from './write-answer.ts';

/** What every web server of the world works with. */
export interface Web {
  readonly state: () => InternetState;
  readonly log: AskLog;
  readonly outside: OutsideApi;
}

/** Headers that are kept in the log: what a request says of whoever asks, and what it has already. */
const KEPT = [
  'authorization',
  'cookie',
  'referer',
  'if-none-match',
  'if-modified-since',
  'content-type',
] as const;

/** Which of the hosts at an address a request is for: the one it names, else the first one. */
export function hostAt(
  state: InternetState,
  address: string,
  name: string | undefined,
): HostState | undefined {
  const reached = reachedAddress(address);
  const here = state.hosts.filter((host) => host.address === reached || host.address6 === reached);
  return here.find((host) => host.name === name) ?? here[0];
}

/** What a box on the way that reads names does with a connection from there. */
export function filterFor(
  { nameFilters }: InternetState,
  name: string | undefined,
  from: string | undefined,
): NameFilter | undefined {
  const isOnSecondLine = from === SECOND_UPLINK || from === V6.secondClient;
  return nameFilters.find(
    (each) => each.name === name && (each.at === 'backbone' || !isOnSecondLine),
  );
}

/** Serves one request by what the state says of its host. */
export async function answerRequest(web: Web, request: Request, response: Response): Promise<void> {
  const state = web.state();
  const exchange = { request, response, path: pathOf(request) };
  const secure = 'encrypted' in request.socket;
  note(web.log, exchange, secure);
  const host = hostAt(state, request.socket.localAddress ?? '', nameOf(request));
  if (host === undefined) return cut(response, 'close');
  const filter = secure
    ? undefined
    : filterFor(state, nameOf(request), request.socket.remoteAddress);
  if (filter !== undefined) return cut(response, filter.how);
  const page = secure ? host.https : host.http;
  const found = page.paths?.[exchange.path] ?? page;
  const answer = request.headers.cookie === undefined ? found : (found.withCookie ?? found);
  const delayMs = (answer.delayMs ?? 0) + (host.lagMs ?? 0);
  if (delayMs > 0) await delay(delayMs);
  if (answer.instead !== undefined) return cut(response, answer.instead);
  if (answer.outside) return serveOutside(web.outside, request, response);
  writeAnswer(web, exchange, answer);
}

function note(log: AskLog, { request, response, path }: Exchange, secure: boolean): void {
  const { headers, socket } = request;
  const asked = log.note({
    kind: 'request',
    atMs: Date.now(),
    host: nameOf(request) ?? socket.localAddress ?? '',
    secure,
    method: request.method ?? '',
    path,
    headers: Object.fromEntries(
      KEPT.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
    ),
  });
  response.once('finish', () => Object.assign(asked, { status: response.statusCode }));
}

function pathOf(request: Request): string {
  return new URL(request.url ?? '/', 'http://any.example').pathname;
}

function nameOf(request: Request): string | undefined {
  const authority = request.headers[':authority'] ?? request.headers.host;
  return typeof authority === 'string' ? authority.replace(/:\d+$/, '') : undefined;
}

function delay(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
