import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { run } from '../../net/run.ts';
import type { World } from '../../net/world.ts';
import { answersSchema, type ClientAnswers, type ClientOrder } from './client-answers.ts';

const MAIN = fileURLToPath(new URL('./client-main.ts', import.meta.url));

type Client = Pick<World, 'namespaces' | 'authorityFile'>;

/** Has the tools for Node asked inside the client, which trusts the world's authority as its browsers do. */
export async function askClient(world: Client, order: ClientOrder): Promise<ClientAnswers> {
  const node = [process.execPath, '--import', 'tsx', MAIN, JSON.stringify(order)];
  const env = ['env', `NODE_EXTRA_CA_CERTS=${world.authorityFile}`];
  const said = await run('ip', ['netns', 'exec', world.namespaces.client, ...env, ...node]);
  return v.parse(answersSchema, JSON.parse(said));
}

const RETRIES = 'net.ipv4.tcp_syn_retries';
/** 1, 2 and 4 s; with those that Linux begins with, some two minutes. */
const FEW_RETRIES = 2;

/**
 * Has the client's system give up a connection that nobody answers after 7 s, for as long as the work takes, so that what
 * a browser says then is there to be read.
 */
export async function givingUpSoon<T>(
  { namespaces }: Pick<World, 'namespaces'>,
  work: () => Promise<T>,
): Promise<T> {
  const sysctl = (...args: readonly string[]): Promise<string> =>
    run('ip', ['netns', 'exec', namespaces.client, 'sysctl', ...args]);
  const before = (await sysctl('-n', RETRIES)).trim();
  await sysctl('-qw', `${RETRIES}=${FEW_RETRIES}`);
  try {
    return await work();
  } finally {
    await sysctl('-qw', `${RETRIES}=${before}`);
  }
}
