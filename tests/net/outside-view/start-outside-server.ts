import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { createServer as createSecure } from 'node:https';
import type { ApiRequest } from './api-answer.ts';
import { createOutsideApi, type OutsideApi, type OutsideApiOptions } from './outside-api.ts';

export interface OutsideServerOptions extends OutsideApiOptions {
  /** Address to listen on; absent: loopback. */
  readonly address?: string;
  /** Absent: any free one. */
  readonly port?: number;
  /** PEM; absent: plain http. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

export interface OutsideServer {
  /** What the extension's setting names: scheme, address and port. */
  readonly origin: string;
  readonly requests: readonly ApiRequest[];
  close(): Promise<void>;
}

type Request = IncomingMessage | Http2ServerRequest;
type Response = ServerResponse | Http2ServerResponse;

/** Serves the outside view's API until closed. */
export async function startOutsideServer(options: OutsideServerOptions): Promise<OutsideServer> {
  const { address = '127.0.0.1', port = 0, tls } = options;
  const api = createOutsideApi(options);
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    void serveOutside(api, request, response);
  };
  const server = tls === undefined ? createPlain(listener) : createSecure(tls, listener);
  await new Promise<void>((ready) => server.listen(port, address, ready));
  const bound = server.address();
  const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
  return {
    origin: `${tls === undefined ? 'http' : 'https'}://${address}:${boundPort}`,
    requests: api.requests,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

/** Serves one request, over HTTP/1.1 or HTTP/2. A status of 0 in `instead` means silence for ever. */
export async function serveOutside(
  api: OutsideApi,
  request: Request,
  response: Response,
): Promise<void> {
  const body = await bodyOf(request);
  // Whoever asked has left in the middle.
  if (body === undefined) return;
  const headers = headersOf(request);
  const scheme = 'encrypted' in request.socket ? 'https' : 'http';
  const origin = `${scheme}://${headers[':authority'] ?? headers.host ?? ''}`;
  const { method = '', url: path = '/' } = request;
  const answer = api.answer({ method, path, headers, body }, origin);
  if (answer.status === 0) return;
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  response.end(answer.body);
}

async function bodyOf(request: Request): Promise<string | undefined> {
  const parts: Buffer[] = [];
  try {
    for await (const part of request) parts.push(Buffer.from(part));
  } catch {
    return undefined;
  }
  return Buffer.concat(parts).toString('utf8');
}

function headersOf(request: Request): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
}
