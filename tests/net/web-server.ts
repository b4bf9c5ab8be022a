import { createServer as createHttp } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer as createHttps } from 'node:https';
import { createServer, type Server, type Socket } from 'node:net';
import { answerRequest, filterFor, hostAt, type Web } from './answer-request.ts';
import type { Issuer } from './certificates.ts';
import { withoutNewerVersions } from './client-hello.ts';
import type { HostState, InternetState } from './internet-state.ts';
import { readGreeting } from './read-greeting.ts';
import { isTlsRefusal, tlsRefusal } from './tls-refusals.ts';

/** The web servers of a world. */
export interface WebServers {
  /** Ends connections from before a fault that keeps others from beginning: it was there all along. */
  letGo(): void;
}

/** Serves port 80 and 443 of every address of the namespace, by the state of the moment. */
export async function serveWeb(issuer: Issuer, web: Web): Promise<WebServers> {
  const { state } = web;
  const served = new Map<Socket, string>();
  const plain = createHttp((request, response) => void answerRequest(web, request, response));
  plain.keepAliveTimeout = 60_000;
  const tls = tlsServers(issuer, web);
  await listen(80, (socket) => {
    const host = hostAt(state(), socket.localAddress ?? '', undefined);
    if (conduct(socket, host?.onConnect ?? 'close')) plain.emit('connection', socket);
  });
  await listen(443, (socket) => {
    const host = hostAt(state(), socket.localAddress ?? '', undefined);
    if (!conduct(socket, host?.onConnect ?? 'close')) return;
    const onServed = (name: string): void => {
      served.set(socket, name);
      socket.once('close', () => served.delete(socket));
    };
    void greet(socket, web, { tls, onServed });
  });
  return {
    letGo: () => {
      for (const [socket, name] of served) if (!isTaken(state(), socket, name)) socket.destroy();
    },
  };
}

/** Whether a connection to this host would be served if it began now; one that ends each once it has answered has none from before. */
function isTaken(state: InternetState, socket: Socket, name: string): boolean {
  const host = hostAt(state, socket.localAddress ?? '', name);
  if (host === undefined || filterFor(state, name, socket.remoteAddress) !== undefined)
    return false;
  if (host.https.headers?.connection === 'close') return false;
  return host.onConnect === 'serve' && host.onHello === 'serve';
}

async function listen(port: number, take: (socket: Socket) => void): Promise<void> {
  for (const host of ['0.0.0.0', '::']) {
    const server = createServer((socket) => {
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      take(socket);
    });
    const where = { port, host, ipv6Only: true, backlog: 4_096 };
    await new Promise<void>((ready) => server.listen(where, ready));
  }
}

/** True where the connection is to be served; else it is already cut, or held for ever. */
function conduct(socket: Socket, what: HostState['onHello']): boolean {
  if (isTlsRefusal(what)) socket.end(tlsRefusal(what));
  if (what === 'reset') socket.resetAndDestroy();
  if (what === 'close') socket.end();
  return ['serve', 'wants-certificate', 'shakes-hands'].includes(what);
}

type TlsServers = (host: HostState) => Promise<Server>;

interface Reception {
  readonly tls: TlsServers;
  /** Told before anything is waited for: what is let go of then includes it. */
  readonly onServed: (name: string) => void;
}

/** Takes the greeting of a client, and hands the connection to the server that is meant. */
async function greet(
  socket: Socket,
  { state, log }: Web,
  { tls, onServed }: Reception,
): Promise<void> {
  const greeting = await readGreeting(socket);
  if (greeting === undefined) return;
  const greeted = greeting.serverName ?? socket.localAddress ?? '';
  log.note({ kind: 'greeting', atMs: Date.now(), host: greeted });
  const filter = filterFor(state(), greeting.serverName, socket.remoteAddress);
  if (filter !== undefined) {
    conduct(socket, filter.how);
    return;
  }
  const host = hostAt(state(), socket.localAddress ?? '', greeting.serverName);
  if (host === undefined || !conduct(socket, host.onHello)) return;
  onServed(greeting.serverName ?? '');
  const server = await tls(host);
  if (socket.destroyed) return;
  socket.unshift(state().tlsDowngrade ? withoutNewerVersions(greeting.bytes) : greeting.bytes);
  server.emit('connection', socket);
}

/** One TLS server for each certificate in use, made when it is first needed; none of them listens. */
function tlsServers(issuer: Issuer, web: Web): TlsServers {
  const made = new Map<string, Promise<Server>>();
  return (host) => {
    const { clockSkewMs } = web.state();
    const key = [host.name, host.certificate, host.http2, host.onHello, clockSkewMs].join(' ');
    const server = made.get(key) ?? makeTlsServer(issuer, { host, clockSkewMs, web });
    made.set(key, server);
    return server;
  };
}

interface TlsInput {
  readonly host: HostState;
  readonly clockSkewMs: number;
  readonly web: Web;
}

async function makeTlsServer(issuer: Issuer, input: TlsInput): Promise<Server> {
  const now = new Date(Date.now() + input.clockSkewMs);
  const leaf = await issuer.issue(input.host.name, { kind: input.host.certificate, now });
  const isAsking = input.host.onHello === 'wants-certificate';
  const identity = {
    key: leaf.key,
    cert: leaf.chain,
    ...(isAsking && { requestCert: true, rejectUnauthorized: true, ca: issuer.authority }),
  };
  const server = input.host.http2
    ? createSecureServer({ ...identity, allowHTTP1: true }, (request, response) => {
        void answerRequest(input.web, request, response);
      })
    : createHttps(identity, (request, response) => {
        void answerRequest(input.web, request, response);
      });
  if (input.host.onHello === 'shakes-hands')
    server.prependListener('secureConnection', (socket) => socket.destroy());
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  server.on('sessionError', () => undefined);
  return server;
}
