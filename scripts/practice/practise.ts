import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { LabBench } from '../../tests/lab/lab-bench.ts';
import { SCENARIOS } from '../../tests/lab/scenarios.ts';
import { type Command, commandsFor } from './commands.ts';
import { setUpStory } from './stage.ts';
import { type Telling, tellStory } from './tell-story.ts';
import { tongueOf } from './tongue.ts';

type Commands = Readonly<Record<string, Command>>;

const LOOK_AGAIN_MS = 500;

/** Reads commands until there are no more, somebody quits, or the browser is closed. */
export async function practise(bench: LabBench, telling: Telling): Promise<void> {
  await setUpStory(bench, tongueOf(telling.lang));
  const commands = commandsFor(bench, {
    scenarios: SCENARIOS,
    tellStory: () => tellStory(bench, telling),
  });
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: 'practice> ',
    completer: (line: string) => complete(line, commands),
  });
  const ended = new Promise<''>((done) => {
    lines.once('SIGINT', () => done(''));
    watchBrowser(bench.browser.pid, () => done(''));
  });
  void ended.then(() => lines.close());
  console.log(`Nothing in this internet reaches the real one.\n${help(commands)}`);
  lines.prompt();
  try {
    for await (const line of lines) {
      if (line.trim() === 'quit') return;
      const said = await Promise.race([ended, answer(line, commands)]);
      if (said !== '') console.log(said);
      lines.prompt();
    }
    // Who gives no commands still has the window.
    if (telling.out === undefined) await ended;
  } finally {
    lines.close();
  }
}

async function answer(line: string, commands: Commands): Promise<string> {
  const [word = '', name = ''] = line.trim().split(/\s+/);
  if (word === '') return '';
  if (word === 'help') return help(commands);
  const command = Object.hasOwn(commands, word) ? commands[word] : undefined;
  if (command === undefined) return `'${word}' is none of its words: 'help' shows them.`;
  try {
    return await command.run(name);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function help(commands: Commands): string {
  const rows = [
    ...Object.values(commands).map(({ usage, does }) => [usage, does]),
    ['help', 'this text'],
    ['quit', 'ends it all'],
  ];
  return rows.map(([usage = '', does]) => `  ${usage.padEnd(14)} ${does}`).join('\n');
}

/** What the Tab key offers: words, and the names that may stand behind one. */
function complete(line: string, commands: Commands): [string[], string] {
  const [, word, name = ''] = /^\s*(\S+)\s+(\S*)$/.exec(line) ?? [];
  if (word === undefined) {
    const words = [...Object.keys(commands), 'help', 'quit'];
    return [words.filter((each) => each.startsWith(line)).map((each) => `${each} `), line];
  }
  const names = Object.hasOwn(commands, word) ? (commands[word]?.names ?? []) : [];
  return [names.filter((each) => each.startsWith(name)), name];
}

function watchBrowser(pid: number, onGone: () => void): void {
  const timer = setInterval(() => {
    if (existsSync(`/proc/${pid}`)) return;
    clearInterval(timer);
    onGone();
  }, LOOK_AGAIN_MS);
  timer.unref();
}
