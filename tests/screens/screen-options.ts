import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const HELP = `npm run screens [-- FOLDER]

Takes the pictures of the README and of docs/ anew, in both languages, from a real Chromium over a
made-up internet, and checks that the button and a notification say what the pictures of them show.
Builds the extension for itself; needs what the browser tests need.

  FOLDER   where the pictures go (docs/images)
  --help   this text
`;

export interface ScreenOptions {
  readonly folder: string;
  readonly help: boolean;
}

/** Reads the command line. Throws one line on what it does not know. */
export function parseScreenOptions(argv: readonly string[]): ScreenOptions {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false } },
  });
  const [folder = join(import.meta.dirname, '../../docs/images'), more] = positionals;
  if (more !== undefined) throw new Error(`One folder is enough; what is '${more}'?`);
  return { folder: resolve(folder), help: values.help };
}
