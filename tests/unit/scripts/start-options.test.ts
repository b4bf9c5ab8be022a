import { expect, it } from 'vitest';
import { parseStartOptions } from '../../../scripts/start/options.mjs';

it('opens a window where there is a display', () => {
  expect(parseStartOptions([], { hasDisplay: true }).headless).toBe(false);
  expect(parseStartOptions(['--headless'], { hasDisplay: true }).headless).toBe(true);
  expect(parseStartOptions([], { hasDisplay: false }).headless).toBe(true);
});

it('takes every option', () => {
  const words =
    '--browser firefox --config a.json --lang zh-CN --screenshot b.png --isolated --help'.split(
      ' ',
    );
  expect(parseStartOptions(words, { hasDisplay: true })).toEqual({
    browser: 'firefox',
    headless: false,
    config: 'a.json',
    lang: 'zh-CN',
    screenshot: 'b.png',
    isolated: true,
    help: true,
  });
});

it.each([
  ['an unknown browser', ['--browser', 'netscape'], 'netscape'],
  ['an unknown option', ['--bogus'], '--bogus'],
  ['a stray word', ['firefox'], 'firefox'],
  ['a pace without a practice run', ['--pace', '2'], '--pace'],
  ['a pace that is none', ['--practice', '--pace', 'fast'], 'fast'],
  ['a list for a practice run', ['--practice', '--config', 'a.json'], '--config'],
  ['a browser that knows no other authorities', ['--practice', '--browser', 'edge'], 'edge'],
])('refuses %s', (_name, words, named) => {
  expect(() => parseStartOptions(words, { hasDisplay: true })).toThrow(named);
});

it.each([
  ['prompts in a window', [], { hasDisplay: true }, 'prompt'],
  ['prompts in a terminal', [], { hasDisplay: false, hasTerminal: true }, 'prompt'],
  ['plays the story where nobody is', [], { hasDisplay: false, hasTerminal: false }, 'story'],
  ['plays it when told to', ['--headless'], { hasDisplay: true, hasTerminal: true }, 'story'],
  ['reads commands when told to', ['--headless', '--prompt'], { hasDisplay: false }, 'prompt'],
])('a practice run %s', (_name, words, machine, mode) => {
  const { practice } = parseStartOptions(
    ['--practice', '--out', 'a', '--pace', '2', ...words],
    machine,
  );
  expect(practice).toEqual({ mode, out: 'a', pace: 2 });
});
