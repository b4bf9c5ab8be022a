/**
 * The process inside the internet namespace: every server of the world. It is steered over a Unix
 * socket, which crosses namespaces, so that it hears its orders while every packet is dropped.
 * Arguments: the socket's path.
 */
import { createServer } from 'node:http';
import { RESOLVER } from './addresses.ts';
import { createIssuer } from './certificates.ts';
import { serveDns } from './dns-server.ts';
import type { InternetState } from './internet-state.ts';
import { serveWeb } from './web-server.ts';

const EMPTY: InternetState = {
  clockSkewMs: 0,
  hosts: [],
  zone: {},
  resolver: { names: {} },
  operators: {},
  nameFilters: [],
};

async function main(controlPath: string): Promise<void> {
  let state = EMPTY;
  const issuer = await createIssuer();
  await serveDns(RESOLVER, () => state);
  await serveWeb(issuer, () => state);
  const control = createServer(async (request, response) => {
    if (request.method === 'PUT') {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(Buffer.from(part));
      state = JSON.parse(Buffer.concat(parts).toString('utf8'));
    }
    response.end(request.url === '/authority' ? issuer.authority : '');
  });
  control.listen(controlPath);
}

// An orphan must not outlive the run that started it.
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));

await main(process.argv[2] ?? '');
