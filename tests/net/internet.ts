import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Asked } from './asked.ts';
import type { InternetState } from './internet-state.ts';
import type { ApiRequest } from './outside-view/api-answer.ts';

const MAIN = fileURLToPath(new URL('./internet-main.ts', import.meta.url));
const START_MS = 60_000;

/** The servers of one world, and the way to steer them. */
export interface Internet {
  /** PEM of the authority that signs the world's certificates. */
  readonly authority: string;
  /** PEM of the root of the box that opens TLS. */
  readonly inspector: string;
  set(state: InternetState): Promise<void>;
  /** Everything that the servers were asked since they were told to forget. */
  asked(): Promise<readonly Asked[]>;
  /** Requests to the outside view, whole, since the servers were started. */
  questions(): Promise<readonly ApiRequest[]>;
  forget(): Promise<void>;
  stop(): void;
}

/** Starts the servers inside `namespace`; `controlPath` becomes their Unix socket. */
export async function startInternet(namespace: string, controlPath: string): Promise<Internet> {
  const args = ['netns', 'exec', namespace, process.execPath, '--import', 'tsx', MAIN, controlPath];
  const child = spawn('ip', args, { stdio: ['pipe', 'ignore', 'pipe'] });
  await untilReady(child, controlPath);
  return {
    authority: await ask(controlPath, { method: 'GET', path: '/authority' }),
    inspector: await ask(controlPath, { method: 'GET', path: '/inspector' }),
    set: async (state) => {
      await ask(controlPath, { method: 'PUT', path: '/state', body: JSON.stringify(state) });
    },
    asked: async () => JSON.parse(await ask(controlPath, { method: 'GET', path: '/asked' })),
    questions: async () =>
      JSON.parse(await ask(controlPath, { method: 'GET', path: '/questions' })),
    forget: async () => {
      await ask(controlPath, { method: 'DELETE', path: '/asked' });
    },
    stop: () => {
      child.kill('SIGKILL');
    },
  };
}

async function untilReady(child: ChildProcess, controlPath: string): Promise<void> {
  let words = '';
  child.stderr?.on('data', (part) => {
    words += String(part);
  });
  const end = Date.now() + START_MS;
  while (!existsSync(controlPath)) {
    if (child.exitCode !== null || Date.now() > end) {
      child.kill('SIGKILL');
      throw new Error(`the pretend internet did not start: ${words}`);
    }
    await new Promise((done) => setTimeout(done, 20));
  }
}

interface Order {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

function ask(socketPath: string, { method, path, body }: Order): Promise<string> {
  return new Promise((done, fail) => {
    const call = request({ socketPath, method, path }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(Buffer.concat(parts).toString('utf8')));
    });
    call.on('error', fail);
    call.end(body);
  });
}
