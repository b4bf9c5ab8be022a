import type { Socket } from 'node:net';
import { readClientHello } from './client-hello.ts';

/** What a client says first on a TLS connection. */
export interface Greeting {
  readonly bytes: Buffer;
  readonly serverName: string | undefined;
}

/** Undefined where the client left or did not speak TLS. The socket is paused afterwards. */
export function readGreeting(socket: Socket): Promise<Greeting | undefined> {
  return new Promise((done) => {
    let bytes = Buffer.alloc(0);
    const take = (part: Buffer): void => {
      bytes = Buffer.concat([bytes, part]);
      const hello = readClientHello(bytes);
      if (hello.kind === 'more') return;
      socket.pause();
      socket.off('data', take);
      done(hello.kind === 'hello' ? { bytes, serverName: hello.serverName } : undefined);
    };
    socket.on('data', take);
    socket.once('close', () => done(undefined));
  });
}

/** An address as the world writes it: one of version 4 may come dressed as one of version 6. */
export function plainAddress(address = ''): string {
  return address.replace(/^::ffff:/, '');
}
