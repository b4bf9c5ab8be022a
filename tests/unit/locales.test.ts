import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { REFUSALS, SERVICE_CAUSES, USER_CAUSES } from '../../src/diagnosis/cause.ts';
import { FINDINGS } from '../../src/diagnosis/finding.ts';
import { messageWord } from '../../src/wording/message-word.ts';
import { AREAS, areasOf, languages, type Message, messagesOf } from './wording/translator.ts';

const UNKNOWN_REASONS = ['insufficient', 'ambiguous', 'just-woke', 'no-permission'] as const;
const LANGUAGES = ['en', 'zh_CN'];
const ROOT = new URL('../../', import.meta.url);

function placeholdersIn({ message }: Message): string[] {
  return [...message.matchAll(/\$([A-Z_]+)\$/g)].map(([, name = '']) => name.toLowerCase());
}

function all(language: string): [string, Message][] {
  return AREAS.flatMap((area) => [...messagesOf(language, area)]);
}

test('every language has every area and nothing else', () => {
  expect(languages()).toEqual(LANGUAGES);
  for (const language of LANGUAGES) {
    expect(areasOf(language)).toEqual(AREAS.map((area) => `${area}.json`));
  }
});

test('no key stands in two areas', () => {
  const keys = all('en').map(([key]) => key.toLowerCase());
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

describe.each(AREAS)('%s', (area) => {
  const english = messagesOf('en', area);

  test('every English message says what it is for', () => {
    const silent = [...english].filter(([, { description }]) => !description);
    expect(silent.map(([key]) => key)).toEqual([]);
  });

  test.each(LANGUAGES)('%s has the same keys, placeholders and order of filling', (language) => {
    const messages = messagesOf(language, area);
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, message] of messages) {
      const contents = (m: Message | undefined): [string, string][] =>
        Object.entries(m?.placeholders ?? {})
          .map(([name, { content }]): [string, string] => [name, content])
          .sort();
      expect(contents(message), key).toEqual(contents(english.get(key)));
      expect([...new Set(placeholdersIn(message))].sort(), key).toEqual(
        contents(message).map(([name]) => name),
      );
    }
  });

  test.each(LANGUAGES)('%s: keys are snake case and texts are clean', (language) => {
    for (const [key, { message }] of messagesOf(language, area)) {
      expect(key).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
      expect(message.trim(), key).toBe(message);
      expect(message, key).not.toMatch(/ {2}|\$(?![A-Z_]+\$)(?<!\$[A-Z_]+\$)/);
    }
  });
});

describe('what the core can say has its words', () => {
  const verdicts = messagesOf('en', 'verdicts');
  const evidence = messagesOf('en', 'evidence');

  test.each([...USER_CAUSES, ...SERVICE_CAUSES])('cause %s', (cause) => {
    for (const part of ['headline', 'detail', 'do', 'dont', 'status']) {
      expect(verdicts.has(`cause_${messageWord(cause)}_${part}`), part).toBe(true);
    }
  });

  test.each(REFUSALS)('refusal %s', (refusal) => {
    for (const part of ['headline', 'do', 'dont', 'status']) {
      expect(verdicts.has(`refusal_${messageWord(refusal)}_${part}`), part).toBe(true);
    }
  });

  test.each(UNKNOWN_REASONS)('unknown: %s', (why) => {
    for (const part of ['headline', 'detail', 'do', 'dont', 'status']) {
      expect(verdicts.has(`unknown_${messageWord(why)}_${part}`), part).toBe(true);
    }
  });

  test.each(Object.entries(FINDINGS))('finding %s, filled with %j', (key, values) => {
    const placeholders = evidence.get(`evidence_${key.replaceAll('-', '_')}`)?.placeholders ?? {};
    const order = Object.entries(placeholders).sort(([, a], [, b]) =>
      a.content < b.content ? -1 : 1,
    );
    expect(order.map(([name]) => name)).toEqual(values);
  });

  test('no finding is told that nobody finds', () => {
    expect(evidence.size).toBe(Object.keys(FINDINGS).length);
  });
});

describe('tone', () => {
  const NEVER = {
    en: /\bhack|\bstolen|\breboot|\brouter|we'll tell you|notif/i,
    zh_CN: /黑客|盗|路由器|重启(?!、)|通知你/,
  };
  const NOT_IN_HEADLINES = {
    en: /\berror|\bfail(ed|ure)\b|\b(dns|tls|http|tcp|cdn)\b|[45]\d\d|your fault/i,
    zh_CN: /错误|DNS|TLS|HTTP|TCP|CDN|[45]\d\d|你的错/i,
  };

  test.each(['en', 'zh_CN'] as const)('%s never frightens and never promises', (language) => {
    const texts = [...messagesOf(language, 'verdicts'), ...messagesOf(language, 'evidence')];
    const wrong = texts.filter(([, { message }]) => NEVER[language].test(message));
    expect(wrong.map(([key, { message }]) => `${key}: ${message}`)).toEqual([]);
  });

  test.each(['en', 'zh_CN'] as const)('%s keeps codes out of headlines', (language) => {
    const headlines = [...messagesOf(language, 'verdicts')].filter(([key]) =>
      /_headline(_|$)|_status$/.test(key),
    );
    expect(headlines.length).toBeGreaterThan(100);
    const wrong = headlines.filter(([, { message }]) => NOT_IN_HEADLINES[language].test(message));
    expect(wrong.map(([key, { message }]) => `${key}: ${message}`)).toEqual([]);
  });

  test('Chinese is set with Chinese punctuation', () => {
    const wrong = all('zh_CN').filter(([, { message }]) =>
      /\p{Script=Han}[,.:;?!()"]|[,;?!"]\p{Script=Han}/u.test(message),
    );
    expect(wrong.map(([key, { message }]) => `${key}: ${message}`)).toEqual([]);
  });

  test('the description fits the stores', () => {
    for (const language of LANGUAGES) {
      const text = messagesOf(language, 'app').get('extension_description')?.message ?? '';
      expect(text.length).toBeGreaterThan(20);
      expect(text.length).toBeLessThanOrEqual(132);
    }
  });
});

describe('keys and code agree', () => {
  const code = sources();

  test('app holds no text that nobody shows', () => {
    const unused = [...messagesOf('en', 'app').keys()].filter(
      (key) => !code.includes(`__MSG_${key}__`),
    );
    expect(unused).toEqual([]);
  });

  test('pages and manifest ask for no text that is missing', () => {
    const known = new Set(all('en').map(([key]) => key));
    const asked = [
      ...code.matchAll(/\bt\(\s*'([a-z0-9_]+)'/g),
      ...code.matchAll(/fill\(\s*t,\s*'([a-z0-9_]+)'/g),
      ...code.matchAll(/__MSG_([A-Za-z0-9_]+)__/g),
    ].map(([, key = '']) => key);
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((key) => !known.has(key))).toEqual([]);
  });
});

function sources(): string {
  const files = readdirSync(new URL('src/', ROOT), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|html)$/.test(file))
    .map((file) => `src/${file}`);
  return [...files, 'manifest.json']
    .map((file) => readFileSync(new URL(file, ROOT), 'utf8'))
    .join('\n');
}
