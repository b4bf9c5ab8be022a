import { run } from '../net/run.ts';
import type { World } from '../net/world.ts';

/** Runs a script for Node inside the world's client and returns what it printed. */
export async function runInClient(
  world: World,
  script: string,
  args: readonly string[],
): Promise<string> {
  const env = [`NODE_EXTRA_CA_CERTS=${world.authorityFile}`, process.execPath];
  const inside = ['netns', 'exec', world.namespaces.client, 'env', ...env, '-e', script];
  return (await run('ip', [...inside, ...args])).trim();
}

/**
 * Asks for a page and prints its status, or the word for what failed; after it, in a line of their
 * own, the tag and the length of what came, at most 3 MB of it. Arguments: address, and a tag that
 * is held already.
 */
export const GET = `
  const [url, tag] = process.argv.slice(1);
  const { request } = url.startsWith('https:') ? require('https') : require('http');
  const headers = tag ? { 'if-none-match': tag } : {};
  const options = { timeout: 1000, agent: false, headers };
  const call = request(url, options, (response) => {
    let length = 0;
    const end = () => {
      const { etag = '-' } = response.headers;
      console.log([String(response.statusCode), etag, length].join('\\n'));
      process.exit();
    };
    response.on('data', (part) => { length += part.length; if (length > 3e6) end(); });
    response.on('end', end);
  });
  call.on('timeout', () => { console.log('silent'); process.exit(); });
  call.on('error', (error) => { console.log(error.code); process.exit(); });
  call.end();
`;
