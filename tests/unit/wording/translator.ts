import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Translate } from '../../../src/wording/translate.ts';

const messageSchema = v.strictObject({
  message: v.pipe(v.string(), v.minLength(1)),
  description: v.optional(v.string()),
  placeholders: v.optional(
    v.record(
      v.string(),
      v.strictObject({
        content: v.pipe(v.string(), v.regex(/^\$[1-9]$/)),
        example: v.optional(v.string()),
      }),
    ),
  ),
});

export type Message = v.InferOutput<typeof messageSchema>;
export type Language = 'en' | 'zh_CN';

export const AREAS = [
  'alerts',
  'app',
  'evidence',
  'history',
  'options',
  'pages',
  'popup',
  'storage',
  'ui',
  'verdicts',
  'welcome',
] as const;

// A path, not a URL: for pages the bundler reads `new URL(..., import.meta.url)` as an asset to serve.
const LOCALES = join(import.meta.dirname, '../../../src/_locales');

export function languages(): string[] {
  return readdirSync(LOCALES).sort();
}

export function areasOf(language: string): string[] {
  return readdirSync(join(LOCALES, language)).sort();
}

export function messagesOf(language: string, area: string): Map<string, Message> {
  const text = readFileSync(join(LOCALES, language, `${area}.json`), 'utf8');
  return new Map(Object.entries(v.parse(v.record(v.string(), messageSchema), JSON.parse(text))));
}

/** Looks texts up as browsers do; throws for an unknown key and for a placeholder left without a value. */
export function translator(language: Language): Translate {
  const messages = new Map(AREAS.flatMap((area) => [...messagesOf(language, area)]));
  return (key, ...substitutions) => {
    const found = messages.get(key);
    if (!found) throw new Error(`no message '${key}'`);
    return found.message.replace(/\$([A-Z_]+)\$/g, (_, name: string) => {
      const content = found.placeholders?.[name.toLowerCase()]?.content ?? '';
      const value = substitutions[Number(content.slice(1)) - 1];
      if (value === undefined) throw new Error(`'${key}' got no ${name}`);
      return value;
    });
  };
}
