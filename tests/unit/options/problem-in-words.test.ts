import { expect, it } from 'vitest';
import { problemInWords } from '../../../src/options/problem-in-words.ts';
import { EMPTY_CONFIG } from '../../../src/settings/defaults.ts';
import {
  type ParsedConfig,
  parseConfig,
  parseConfigText,
} from '../../../src/settings/parse-config.ts';
import { translator } from '../wording/translator.ts';

const SERVICE = { id: 'a', name: 'A', endpoints: [{ url: 'https://a.example/' }] };

function withService(part: object): ParsedConfig {
  return parseConfig({ ...EMPTY_CONFIG, services: [{ ...SERVICE, ...part }] });
}

function withEndpoint(part: object): ParsedConfig {
  return withService({ endpoints: [{ ...SERVICE.endpoints[0], ...part }] });
}

const BAD: readonly ParsedConfig[] = [
  parseConfigText('{'),
  parseConfigText(' '.repeat(5_000_001)),
  parseConfig([]),
  parseConfig({ format: 'else' }),
  parseConfig({ ...EMPTY_CONFIG, version: 2 }),
  parseConfig({ ...EMPTY_CONFIG, version: 'one' }),
  parseConfig({ ...EMPTY_CONFIG, services: 5 }),
  parseConfig({ ...EMPTY_CONFIG, services: [5] }),
  parseConfig({ ...EMPTY_CONFIG, services: [SERVICE, SERVICE] }),
  parseConfig({ ...EMPTY_CONFIG, services: Array.from({ length: 1_001 }, () => SERVICE) }),
  parseConfig({ ...EMPTY_CONFIG, services: Array.from({ length: 200 }, () => ({})) }),
  parseConfig({ ...EMPTY_CONFIG, settings: { country: 'germany' } }),
  withService({ colour: 'red' }),
  withService({ id: '-' }),
  withService({ name: '' }),
  withService({ where: 'mars' }),
  ...[
    'a.example',
    'ftp://a.example',
    'https://me:secret@a.example',
    5,
    `https://${'a'.repeat(3_000)}`,
  ].map((url) => withEndpoint({ url })),
  ...[5, 200.5, 'fine', [300, 200]].map((status) => withEndpoint({ expect: { status } })),
];

it('knows every problem that a list of this version can have, in both languages', () => {
  const messages = BAD.flatMap((parsed) => (parsed.ok ? [] : parsed.problems)).map(
    ({ message }) => message,
  );
  expect(messages.length).toBeGreaterThan(BAD.length);
  for (const message of messages) {
    expect(problemInWords(message, translator('en')), message).not.toMatch(/does not fit/);
    const chinese = problemInWords(message, translator('zh_CN'));
    expect(chinese, message).toMatch(/\p{Script=Han}/u);
    expect(chinese, message).not.toMatch(/不合要求/);
  }
});

it('keeps the detail of one that nobody foresaw', () => {
  expect(problemInWords('must be even', translator('en'))).toBe('does not fit: must be even');
});
