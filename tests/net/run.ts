import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * Runs a command to its end and returns what it printed. Fails with the command's own words.
 * `input` goes to its standard input.
 */
export async function run(
  command: string,
  args: readonly string[],
  options: { readonly input?: string } = {},
): Promise<string> {
  const started = execute(command, [...args], { timeout: 30_000 });
  if (options.input !== undefined) started.child.stdin?.end(options.input);
  const { stdout } = await started;
  return stdout;
}

/** As `run`, for cleaning up: undefined where the command fails. */
export async function attempt(
  command: string,
  args: readonly string[],
): Promise<string | undefined> {
  try {
    return await run(command, args);
  } catch {
    return undefined;
  }
}
