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
])('refuses %s', (_name, words, named) => {
  expect(() => parseStartOptions(words, { hasDisplay: true })).toThrow(named);
});
