import type { Config } from '../formats/config.ts';

/** The configuration as the text of a file. Importing it with `replace` restores it exactly. */
export function configText(config: Config): string {
  return `${JSON.stringify(config, null, 2)}\n`;
}

/** The configuration with the built-in controls in force again. */
export function withBuiltInControls(config: Config): Config {
  const { controls: _own, ...rest } = config;
  return rest;
}
