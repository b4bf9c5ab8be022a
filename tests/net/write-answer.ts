import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import type { Web } from './answer-request.ts';
import { answerDoh } from './doh-answer.ts';
import type { Answer } from './internet-state.ts';
import { writeAgainAndAgain, writeFlawed } from './write-body.ts';

export type Request = IncomingMessage | Http2ServerRequest;
export type Response = ServerResponse | Http2ServerResponse;

/** One request and the way to answer it. */
export interface Exchange {
  readonly request: Request;
  readonly response: Response;
  /** Without query. */
  readonly path: string;
}

/** Says what an answer holds. */
export function writeAnswer(web: Web, exchange: Exchange, answer: Answer): void {
  const date = new Date(Date.now() + web.state().clockSkewMs).toUTCString();
  exchange.response.setHeader('date', date);
  if (answer.doh === undefined) writePage(exchange, answer);
  else writeDoh(web, exchange, answer.doh);
}

function writePage({ request, response }: Exchange, answer: Answer): void {
  if (answer.flaw !== undefined) return void writeFlawed(response, answer, answer.flaw);
  response.statusCode = answer.status;
  const { host = '' } = request.headers;
  for (const [key, value] of Object.entries(answer.headers ?? {}))
    response.setHeader(key, value.replace('{host}', host));
  const body = answer.body ?? '';
  const tag = answer.etag && `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  if (tag) response.setHeader('etag', tag);
  if (tag && request.headers['if-none-match'] === tag) {
    response.statusCode = 304;
    response.end();
  } else if (answer.repeat === undefined) response.end(body);
  else writeAgainAndAgain(response, { ...answer, body, repeat: answer.repeat });
}

function writeDoh({ state, log }: Web, { request, response }: Exchange, operator: string): void {
  const search = new URL(request.url ?? '/', 'http://any.example').searchParams;
  const host = search.get('name')?.toLowerCase().replace(/\.$/, '');
  if (host !== undefined) {
    log.note({ kind: 'name', host, type: search.get('type') ?? 'A', by: operator });
  }
  const said = answerDoh(state(), operator, search);
  if (said === undefined) return;
  response.statusCode = said.status;
  response.setHeader('content-type', 'application/dns-json');
  response.end(said.body);
}

/** Ends a connection instead of answering, or leaves it waiting for ever. No TLS connection can be reset. */
export function cut(response: Response, how: 'silent' | 'reset' | 'close'): void {
  if (how === 'silent') return;
  if ('stream' in response) response.stream.session?.destroy();
  else if (how === 'close') response.socket?.destroy();
  else response.socket?.resetAndDestroy();
}
