import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { answerDoh } from './doh-answer.ts';
import type { Answer, HostState, InternetState } from './internet-state.ts';

type Request = IncomingMessage | Http2ServerRequest;
type Response = ServerResponse | Http2ServerResponse;

/** Which of the hosts at an address a request is for: the one it names, else the first one. */
export function hostAt(
  state: InternetState,
  address: string,
  name: string | undefined,
): HostState | undefined {
  const here = state.hosts.filter((host) => host.address === address);
  return here.find((host) => host.name === name) ?? here[0];
}

/** Serves one request by what the state says of its host. */
export async function answerRequest(
  state: InternetState,
  request: Request,
  response: Response,
): Promise<void> {
  const socket = request.socket;
  const secure = 'encrypted' in socket;
  const host = hostAt(state, socket.localAddress ?? '', nameOf(request));
  if (host === undefined) return cut(response, 'close');
  const filter = state.nameFilters.find((each) => !secure && each.name === nameOf(request));
  if (filter !== undefined) return cut(response, filter.how);
  const answer = secure ? host.https : host.http;
  if (answer.delayMs !== undefined) await delay(answer.delayMs);
  if (answer.instead !== undefined) return cut(response, answer.instead);
  write(state, { request, response, answer });
}

function nameOf(request: Request): string | undefined {
  const authority = request.headers[':authority'] ?? request.headers.host;
  return typeof authority === 'string' ? authority.replace(/:\d+$/, '') : undefined;
}

function delay(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

function cut(response: Response, how: 'silent' | 'reset' | 'close'): void {
  if (how === 'silent') return;
  if ('stream' in response) {
    if (how === 'close') response.stream.session?.destroy();
    else response.stream.session?.socket.resetAndDestroy();
    return;
  }
  if (how === 'close') response.socket?.destroy();
  else response.socket?.resetAndDestroy();
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly answer: Answer;
}

function write(state: InternetState, { request, response, answer }: Exchange): void {
  const date = new Date(Date.now() + state.clockSkewMs).toUTCString();
  const search = new URL(request.url ?? '/', 'http://any.example').searchParams;
  response.setHeader('date', date);
  if (answer.doh !== undefined) {
    const said = answerDoh(state, answer.doh, search);
    if (said === undefined) return;
    response.statusCode = said.status;
    response.setHeader('content-type', 'application/dns-json');
    response.end(said.body);
    return;
  }
  response.statusCode = answer.status;
  for (const [key, value] of Object.entries(answer.headers ?? {})) response.setHeader(key, value);
  response.end(answer.body ?? '');
}
