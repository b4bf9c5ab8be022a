import { existsSync } from 'node:fs';
import { canInstall, distribution, installSystemPackages } from './system-packages.mjs';

/** Where Debian puts the font that has the characters. */
export const CJK_FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

/**
 * Debian keeps the languages of its browsers in packages of their own. Installs the one that is missing, where that
 * can be done; without it the extension's texts are right, and dates stay English.
 * @param {import('../browser/find-browser.mjs').Browser} browser
 * @param {string} language such as `zh-CN`
 */
export async function ensureLanguage({ name }, language) {
  if (!canInstall() || distribution() !== 'debian' || /^en\b/.test(language)) return;
  if (/^zh\b/.test(language) && !existsSync(CJK_FONT)) {
    await installSystemPackages(['fonts-noto-cjk']);
  }
  if (name === 'chromium' && !existsSync(`/usr/lib/chromium/locales/${language}.pak`)) {
    await installSystemPackages(['chromium-l10n']);
  }
  if (name === 'firefox') {
    const pack = `firefox-esr-l10n-${language.toLowerCase()}`;
    if (!existsSync(`/usr/share/doc/${pack}`)) await installSystemPackages([pack]);
  }
}
