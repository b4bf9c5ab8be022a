import { type ChildProcess, spawn } from 'node:child_process';

/** The port on which Firefox listens, inside the namespace. */
const PORT = 2828;
const START_MS = 60_000;

/** Firefox's own remote control: one command at a time, length-prefixed JSON. */
export interface Marionette {
  command(name: string, parameters?: object): Promise<unknown>;
  close(): void;
}

/** Joins standard input and output with the port; tries again until Firefox listens. */
const RELAY = `
  const net = require('node:net');
  const end = Date.now() + ${START_MS};
  const join = () => {
    const socket = net.connect(${PORT}, '127.0.0.1');
    socket.once('connect', () => { process.stdin.pipe(socket); socket.pipe(process.stdout); });
    socket.once('close', (failed) => {
      if (!failed || Date.now() > end) process.exit(1);
      setTimeout(join, 50);
    });
    socket.on('error', () => undefined);
  };
  join();
`;

/** Connects to the Firefox inside `namespace` and starts a session. */
export async function connectMarionette(namespace: string): Promise<Marionette> {
  const args = ['netns', 'exec', namespace, process.execPath, '-e', RELAY];
  const relay = spawn('ip', args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const marionette = speak(relay);
  await marionette.command('WebDriver:NewSession', {
    capabilities: {
      alwaysMatch: {
        acceptInsecureCerts: false,
        pageLoadStrategy: 'eager',
        unhandledPromptBehavior: 'dismiss',
      },
    },
  });
  return marionette;
}

interface Waiter {
  readonly done: (value: unknown) => void;
  readonly fail: (error: Error) => void;
}

function speak(relay: ChildProcess): Marionette {
  const waiting = new Map<number, Waiter>();
  let last = 0;
  let held = Buffer.alloc(0);
  relay.stdout?.on('data', (bytes: Buffer) => {
    held = Buffer.concat([held, bytes]);
    for (let message = takeMessage(); message !== undefined; message = takeMessage()) {
      settle(waiting, message);
    }
  });
  // A command to one that has ended: its end tells of that.
  relay.stdin?.on('error', () => undefined);
  relay.once('exit', () => {
    for (const { fail } of waiting.values()) fail(new Error('Firefox went away'));
    waiting.clear();
  });
  function takeMessage(): unknown {
    const colon = held.indexOf(':');
    const start = colon + 1;
    const end = start + Number(held.subarray(0, colon).toString());
    if (colon < 0 || held.length < end) return undefined;
    const message: unknown = JSON.parse(held.subarray(start, end).toString('utf8'));
    held = held.subarray(end);
    return message;
  }
  return {
    command: (name, parameters = {}) =>
      new Promise((done, fail) => {
        last += 1;
        waiting.set(last, { done, fail });
        const text = JSON.stringify([0, last, name, parameters]);
        relay.stdin?.write(`${Buffer.byteLength(text)}:${text}`);
      }),
    close: () => relay.kill('SIGKILL'),
  };
}

/** A reply is `[1, id, error, value]`; the greeting at the start is an object and is passed over. */
function settle(waiting: Map<number, Waiter>, message: unknown): void {
  if (!Array.isArray(message)) return;
  const [, id, error, value]: unknown[] = message;
  const waiter = waiting.get(Number(id));
  waiting.delete(Number(id));
  if (error === null) waiter?.done(value);
  else waiter?.fail(new Error(JSON.stringify(error).slice(0, 2_000)));
}
