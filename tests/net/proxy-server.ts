import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect, isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { PROXY, PROXY_PORT, SETTLED_HOST } from './box-addresses.ts';
import { resolve } from './dns-answer.ts';
import type { InternetState, ProxyConduct } from './internet-state.ts';

/** What a proxy says of itself, as Squid does. */
const VIA = '1.1 proxy.example (squid/6.6)';

interface Refusal {
  readonly status: number;
  readonly words: string;
  readonly headers: Readonly<Record<string, string>>;
}

const REFUSALS = {
  'wants-sign-in': {
    status: 407,
    words: 'Proxy Authentication Required',
    headers: {
      'proxy-authenticate': 'Basic realm="proxy"',
      'x-squid-error': 'ERR_CACHE_ACCESS_DENIED 0',
    },
  },
  denies: { status: 403, words: 'Forbidden', headers: { 'x-squid-error': 'ERR_ACCESS_DENIED 0' } },
  'bad-gateway': {
    status: 502,
    words: 'Bad Gateway',
    headers: { 'x-squid-error': 'ERR_READ_ERROR 104' },
  },
  'gateway-timeout': {
    status: 504,
    words: 'Gateway Timeout',
    headers: { 'x-squid-error': 'ERR_CONNECT_FAIL 110' },
  },
  unreachable: {
    status: 503,
    words: 'Service Unavailable',
    headers: { 'x-squid-error': 'ERR_CONNECT_FAIL 111' },
  },
} as const satisfies Record<string, Refusal>;

/** The proxy, once it listens. */
export interface ProxyServer {
  /** Ends every connection through it, so that none outlives a change of its conduct. */
  letGo(): void;
}

/** Serves http and CONNECT by the state of the moment, for whoever knows its address. */
export async function serveProxy(state: () => InternetState): Promise<ProxyServer> {
  const server = createServer((asked, answer) => carryPage(state(), asked, answer));
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
  });
  server.on('connect', (asked, socket) => carryTunnel(state(), asked, socket));
  await new Promise<void>((ready) => server.listen(PROXY_PORT, PROXY, ready));
  return {
    letGo: () => {
      for (const socket of open) socket.destroy();
    },
  };
}

function conductFor({ proxy }: InternetState, host: string): ProxyConduct | undefined {
  return proxy.names[host] ?? proxy.every;
}

/** An address of version 6 stands in brackets where a port may follow. */
function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

/** As everybody else in the world resolves it. */
function addressOf(state: InternetState, host: string): string | undefined {
  if (isIP(host) !== 0) return host;
  return resolve(state, { names: {} }, { name: host, type: 'A' }).addresses[0];
}

function carryTunnel(state: InternetState, asked: IncomingMessage, socket: Duplex): void {
  const [named = '', port = '443'] = (asked.url ?? '').split(/:(?=\d+$)/);
  const host = bare(named);
  const conduct = conductFor(state, host);
  if (conduct === 'silent') return;
  if (conduct !== undefined) return void socket.end(toText(REFUSALS[conduct]));
  const address = addressOf(state, host);
  if (address === undefined) return void socket.end(toText(REFUSALS.unreachable));
  const onward = connect(Number(port), address);
  onward.once('connect', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    onward.pipe(socket);
    socket.pipe(onward);
  });
  onward.once('error', () => socket.end(toText(REFUSALS.unreachable)));
  socket.once('close', () => onward.destroy());
  onward.once('close', () => socket.destroy());
}

function toText({ status, words, headers }: Refusal): string {
  const lines = Object.entries({
    ...headers,
    via: VIA,
    'content-length': '0',
    connection: 'close',
  });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `HTTP/1.1 ${status} ${words}\r\n${head}\r\n`;
}

function carryPage(state: InternetState, asked: IncomingMessage, answer: ServerResponse): void {
  const url = URL.parse(asked.url ?? '');
  // Whoever sees that name answer has not been told of the proxy.
  if (url === null || url.hostname === SETTLED_HOST) return void asked.socket.destroy();
  const name = bare(url.hostname);
  const conduct = conductFor(state, name);
  if (conduct === 'silent') return;
  if (conduct !== undefined) return void refuse(answer, REFUSALS[conduct]);
  const host = addressOf(state, name);
  if (host === undefined) return void refuse(answer, REFUSALS.unreachable);
  const { method, headers } = asked;
  const path = url.pathname + url.search;
  const options = { host, port: Number(url.port || 80), method, headers, path, agent: false };
  const onward = request(options, (page) => {
    answer.writeHead(page.statusCode ?? 502, { ...page.headers, via: VIA });
    page.pipe(answer);
  });
  onward.once('error', () => refuse(answer, REFUSALS.unreachable));
  answer.once('close', () => onward.destroy());
  asked.pipe(onward);
}

function refuse(answer: ServerResponse, { status, words, headers }: Refusal): void {
  if (answer.headersSent) return void answer.destroy();
  answer.writeHead(status, { ...headers, via: VIA, 'content-type': 'text/html' });
  answer.end(`<title>${words}</title><p>${words}</p>`);
}
