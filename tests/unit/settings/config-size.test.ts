import { expect, test } from 'vitest';
import type { Config } from '../../../src/formats/config.ts';
import { MAX_CONFIG_BYTES } from '../../../src/settings/config-size.ts';
import { configText } from '../../../src/settings/export-config.ts';
import { parseConfig, parseConfigText } from '../../../src/settings/parse-config.ts';
import { sampleConfig, sampleService } from './sample-config.ts';

const CIRCLE: Record<string, unknown> = {};
CIRCLE.round = CIRCLE;

function pathsOf(input: unknown): string[] {
  const parsed = parseConfig(input);
  return parsed.ok ? [] : parsed.problems.map(({ path }) => path);
}

/** A valid configuration whose exported text is that large, to within one service. */
function ofSize(bytes: number, letter: string): Config {
  const url = 'https://a.example/';
  const endpoint = { url, function: 'web', expect: { body: letter.repeat(900) } } as const;
  const endpoints = Array.from({ length: 20 }, () => endpoint);
  const many = (count: number): Config =>
    sampleConfig({
      services: Array.from({ length: count }, (_, n) => sampleService(`s${n}`, { endpoints })),
    });
  const each = new TextEncoder().encode(configText(many(100))).length / 100;
  return many(Math.floor(bytes / each));
}

test.each([['b'], ['企']])('what is accepted can be exported and imported again: %s', (letter) => {
  const parsed = parseConfig(ofSize(MAX_CONFIG_BYTES * 0.98, letter));
  expect(parsed.ok).toBe(true);
  if (parsed.ok) expect(parseConfigText(configText(parsed.config))).toEqual(parsed);
});

test.each([['b'], ['企']])('what could not be imported again is refused: %s', (letter) => {
  const input = ofSize(MAX_CONFIG_BYTES * 1.02, letter);
  // Smaller than the limit without its indents.
  expect(JSON.stringify(input).length).toBeLessThan(MAX_CONFIG_BYTES);
  expect(pathsOf(input)).toEqual(['']);
});

test.each<[string, unknown]>([
  ['a number beyond JSON', { ...sampleConfig(), settings: { intervalMinutes: 5n } }],
  ['a circle', { ...sampleConfig(), settings: CIRCLE }],
  ['50 MB in one text', { ...sampleConfig(), extra: 'x'.repeat(50_000_000) }],
])('%s is refused as a whole', (_name, input) => {
  expect(pathsOf(input)).toEqual(['']);
});
