import { run } from './run.ts';

/**
 * Runs commands of `ip` in one namespace, or outside of all, one after the other up to the first that fails;
 * fails with that one's words.
 */
export async function ipBatch(
  namespace: string | undefined,
  commands: readonly string[],
): Promise<void> {
  const inside = namespace === undefined ? [] : ['-n', namespace];
  await run('ip', [...inside, '-batch', '-'], { input: `${commands.join('\n')}\n` });
}
