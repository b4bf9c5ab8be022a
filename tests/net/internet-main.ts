/**
 * The process inside the internet namespace: every server of the world. It is steered over a Unix
 * socket, which crosses namespaces, so that it hears its orders while every packet is dropped.
 * Arguments: the socket's path.
 */
import { renameSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { RESOLVER, SECOND_RESOLVER, V6 } from './addresses.ts';
import { createAskLog } from './asked.ts';
import { createIssuer } from './certificates.ts';
import { serveDns } from './dns-server.ts';
import { serveInspection } from './inspection-server.ts';
import type { InternetState } from './internet-state.ts';
import { OUTSIDE_ANSWERS } from './outside-state.ts';
import { serveProxy } from './proxy-server.ts';
import { steeredOutsideApi } from './steered-outside.ts';
import { serveWeb } from './web-server.ts';

const EMPTY: InternetState = {
  clockSkewMs: 0,
  hosts: [],
  zone: {},
  resolver: { names: {} },
  secondResolver: { names: {} },
  operators: {},
  outside: OUTSIDE_ANSWERS,
  nameFilters: [],
  tlsDowngrade: false,
  proxy: { names: {} },
};

async function main(controlPath: string): Promise<void> {
  let current = EMPTY;
  const state = (): InternetState => current;
  const log = createAskLog();
  const issuer = await createIssuer();
  await serveDns({ addresses: [RESOLVER, V6.resolver], which: 'resolver', log }, state);
  const second = [SECOND_RESOLVER, V6.secondResolver];
  await serveDns({ addresses: second, which: 'secondResolver', log }, state);
  const outside = steeredOutsideApi(() => current.outside);
  const web = await serveWeb(issuer, { state, log, outside });
  const proxy = await serveProxy(state);
  const inspector = await createIssuer('Company inspection');
  await serveInspection({ own: inspector, authority: issuer.authority, state });
  const orders: Readonly<Record<string, (body: string) => string>> = {
    'GET /authority': () => issuer.authority,
    'GET /inspector': () => inspector.authority,
    'PUT /state': (body) => {
      const before = JSON.stringify(current.proxy);
      current = JSON.parse(body);
      web.letGo();
      if (JSON.stringify(current.proxy) !== before) proxy.letGo();
      return '';
    },
    'GET /asked': () => JSON.stringify(log.all()),
    'GET /questions': () => JSON.stringify(outside.requests),
    'DELETE /asked': () => {
      log.forget();
      return '';
    },
  };
  const control = createServer(async (request, response) => {
    const order = orders[`${request.method} ${request.url}`];
    const body = await readAll(request);
    if (order === undefined) response.statusCode = 404;
    response.end(order?.(body) ?? '');
  });
  // A socket has its file before it listens: under its own name it can be relied on.
  const early = `${controlPath}.early`;
  control.listen(early, () => renameSync(early, controlPath));
}

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

// An orphan must not outlive the run that started it.
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));

await main(process.argv[2] ?? '');
