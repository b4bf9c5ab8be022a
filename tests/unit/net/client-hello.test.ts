import { createServer, type Socket } from 'node:net';
import { connect } from 'node:tls';
import { expect, test } from 'vitest';
import { readClientHello, withoutNewerVersions } from '../../net/client-hello.ts';

/** The greeting that a real client sends. */
async function greeting(servername: string): Promise<Buffer> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const accepted = new Promise<Socket>((done) => server.once('connection', done));
  const client = connect({ host: '127.0.0.1', port, servername }).on('error', () => undefined);
  const socket = await accepted;
  const bytes = await new Promise<Buffer>((done) => socket.once('data', done));
  client.destroy();
  socket.destroy();
  server.close();
  return bytes;
}

test('reads the name that a client asks for, and waits for the rest of it', async () => {
  const bytes = await greeting('wechat-1.example');
  expect(readClientHello(bytes)).toEqual({ kind: 'hello', serverName: 'wechat-1.example' });
  expect(readClientHello(bytes.subarray(0, 60))).toEqual({ kind: 'more' });
});

test('sees that a client asks for no name', async () => {
  expect(readClientHello(await greeting(''))).toEqual({ kind: 'hello' });
});

test('tells what is not TLS', () => {
  expect(readClientHello(Buffer.from('GET / HTTP/1.1'))).toEqual({ kind: 'other' });
});

test('takes the newer versions out of a greeting, and nothing else', async () => {
  const bytes = await greeting('wechat-1.example');
  const changed = withoutNewerVersions(bytes);
  const differ = [...bytes].flatMap((byte, at) => (byte === changed[at] ? [] : [at]));
  expect(differ).toHaveLength(2);
  const [at = 0] = differ;
  // RFC 8446 4.2: `supported_versions` is extension 43.
  expect(bytes.readUInt16BE(at)).toBe(43);
  expect(readClientHello(changed)).toEqual(readClientHello(bytes));
});
