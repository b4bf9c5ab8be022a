import { homedir } from 'node:os';
import { join } from 'node:path';

const NAMES = ['DISPLAY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR', 'XDG_SESSION_TYPE'] as const;

/** What a program with another home needs to know of this process's display to show a window there. */
export function displayEnvironment(): Record<string, string> {
  const { env } = process;
  const known = NAMES.flatMap((name): [string, string][] => {
    const value = env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(known),
    XAUTHORITY: env.XAUTHORITY ?? join(homedir(), '.Xauthority'),
  };
}
