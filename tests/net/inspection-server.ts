import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttps, request } from 'node:https';
import { createServer, isIP, type Server, type Socket } from 'node:net';
import { INSPECTION_PORT } from './box-addresses.ts';
import type { Issuer } from './certificates.ts';
import type { InternetState } from './internet-state.ts';
import { plainAddress, readGreeting } from './read-greeting.ts';

interface Inspection {
  /** Signs anew: as trusted as the root that browsers of the world know besides the world's own, or not at all. */
  readonly own: Issuer;
  /** Root of those whom it speaks to. */
  readonly authority: string;
  readonly state: () => InternetState;
}

/**
 * Serves the box that opens TLS: it ends every connection that is led here, shows a certificate of
 * its own for whoever was asked for, and asks them in turn, over HTTP/1.1. Where they do not answer
 * it, or show a certificate that is wrong, it ends the connection.
 */
export async function serveInspection(inspection: Inspection): Promise<void> {
  const servers = new Map<string, Promise<Server>>();
  const serverFor = (name: string): Promise<Server> => {
    const { interception: root, clockSkewMs } = inspection.state();
    const key = [name, root, clockSkewMs].join(' ');
    const server = servers.get(key) ?? makeServer(inspection, name);
    servers.set(key, server);
    return server;
  };
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    void inspect(socket, serverFor);
  });
  await new Promise<void>((ready) => server.listen(INSPECTION_PORT, '::', 4_096, ready));
}

async function inspect(
  socket: Socket,
  serverFor: (name: string) => Promise<Server>,
): Promise<void> {
  const greeting = await readGreeting(socket);
  if (greeting === undefined) return;
  const server = await serverFor(greeting.serverName ?? plainAddress(socket.localAddress));
  socket.unshift(greeting.bytes);
  server.emit('connection', socket);
}

async function makeServer(inspection: Inspection, name: string): Promise<Server> {
  const { clockSkewMs, interception } = inspection.state();
  const now = new Date(Date.now() + clockSkewMs);
  const kind = interception === 'untrusted' ? 'unknown-issuer' : 'good';
  const leaf = await inspection.own.issue(name, { kind, now });
  const server = createHttps({ key: leaf.key, cert: leaf.chain }, (asked, answer) => {
    askOnward(inspection, name, { asked, answer });
  });
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  return server;
}

interface Carried {
  readonly asked: IncomingMessage;
  readonly answer: ServerResponse;
}

function askOnward(inspection: Inspection, name: string, { asked, answer }: Carried): void {
  const { method, url: path, headers } = asked;
  const onward = request(
    {
      host: plainAddress(asked.socket.localAddress),
      port: 443,
      servername: isIP(name) === 0 ? name : '',
      ca: inspection.authority,
      // Its clock is the world's, ours may not be.
      rejectUnauthorized: inspection.state().clockSkewMs === 0,
      agent: false,
      method,
      path,
      headers,
    },
    (page) => {
      answer.writeHead(page.statusCode ?? 502, page.headers);
      page.pipe(answer);
    },
  );
  onward.once('error', () => answer.destroy());
  answer.once('close', () => onward.destroy());
  asked.pipe(onward);
}
