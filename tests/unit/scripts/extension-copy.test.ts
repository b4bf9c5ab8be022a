import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copyExtension } from '../../../scripts/start/extension-copy.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whichside-copy-'));
  for (const language of ['en', 'zh_CN']) {
    mkdirSync(join(folder, 'build/_locales', language), { recursive: true });
    writeFileSync(join(folder, 'build/_locales', language, 'messages.json'), '{}');
  }
  const manifest = { default_locale: 'en', host_permissions: ['https://a.example/*'] };
  writeFileSync(join(folder, 'build/manifest.json'), JSON.stringify(manifest));
});
afterEach(() => rmSync(folder, { recursive: true }));

function copied(allHosts: boolean, language?: string) {
  copyExtension(join(folder, 'build'), join(folder, 'copy'), { allHosts, language });
  return JSON.parse(readFileSync(join(folder, 'copy/manifest.json'), 'utf8'));
}

it('leaves the manifest as it is', () => {
  expect(copied(false)).toEqual({
    default_locale: 'en',
    host_permissions: ['https://a.example/*'],
  });
});

it('grants all sites in the copy alone', () => {
  expect(copied(true).host_permissions).toEqual(['https://a.example/*', '*://*/*']);
  expect(readFileSync(join(folder, 'build/manifest.json'), 'utf8')).not.toContain('*://*/*');
});

it('keeps the texts of one language', () => {
  expect(copied(false, 'zh-CN').default_locale).toBe('zh_CN');
  expect(existsSync(join(folder, 'copy/_locales/en'))).toBe(false);
});

it('falls back from a region to its language', () => {
  expect(copied(false, 'en-GB').default_locale).toBe('en');
});

it('names the languages that there are', () => {
  expect(() => copied(false, 'tlh')).toThrow('en, zh-CN');
});
