import * as v from 'valibot';
import type { BrowserKind } from '../../browsers/test-browser.ts';

/** What a tab shows. */
export const shownSchema = v.variant('kind', [
  v.object({ kind: v.literal('loading') }),
  /** The site's own page. `text`: how it begins; Firefox shows an answer without words as an empty page. */
  v.object({ kind: v.literal('page'), text: v.string() }),
  /** The browser's error page. */
  v.object({ kind: v.literal('error'), code: v.string() }),
]);

export type Shown = v.InferOutput<typeof shownSchema>;

const OTHERWISE = `
  if (location.href === 'about:blank' || document.readyState === 'loading') return { kind: 'loading' };
  return { kind: 'page', text: (document.body?.innerText ?? '').trim().slice(0, 100) };`;

/**
 * Pages that say something else than their code are known by the class of their body, an administrator's by its having
 * none. Behind the box in which a proxy wants a sign-in, the page is empty.
 */
const CHROMIUM = `(() => {
  if (location.protocol === 'chrome-error:') {
    const { classList, childElementCount } = document.body ?? {};
    const kind = ['bad-clock', 'captive-portal'].find((each) => classList?.contains(each));
    const code = kind ?? document.querySelector('.error-code')?.textContent?.trim();
    if (code) return { kind: 'error', code };
    if (document.readyState !== 'complete') return { kind: 'loading' };
    return { kind: 'error', code: childElementCount === 0 ? 'sign-in' : 'ERR_BLOCKED_BY_ADMINISTRATOR' };
  }${OTHERWISE}
})()`;

/** A page about a certificate shows its code to whoever asks for more. */
const FIREFOX = `(() => {
  const [about, search] = document.documentURI.split('?');
  if (about === 'about:neterror' || about === 'about:certerror') {
    const address = new URLSearchParams(search);
    if (address.get('captive') === 'true') return { kind: 'error', code: 'captivePortal' };
    const code = address.get('e') ?? '';
    if (code !== 'nssBadCert') return { kind: 'error', code };
    const card = document.querySelector('net-error-card');
    const root = card?.shadowRoot ?? card;
    if (root?.querySelector('[data-l10n-id="fp-certerror-clock-skew-intro"]')) {
      return { kind: 'error', code: 'CLOCK_SKEW_ERROR' };
    }
    const shown = root?.querySelector('[data-l10n-id="fp-cert-error-code"]')?.dataset.l10nArgs;
    if (shown !== undefined) return { kind: 'error', code: JSON.parse(shown).error };
    root?.querySelector('#advanced-button')?.click();
    return { kind: 'loading' };
  }${OTHERWISE}
})()`;

/** JavaScript that yields what the tab it runs in shows. */
export const READ_TAB: Readonly<Record<BrowserKind, string>> = {
  chromium: CHROMIUM,
  firefox: FIREFOX,
};

/** JavaScript that sends the tab it runs in to an address, once it has returned. */
export function leaveFor(url: string): string {
  return `void setTimeout(() => { location.href = ${JSON.stringify(url)}; })`;
}

/**
 * JavaScript for an extension page that begins one request as a page of any other extension could make it; `TAKE_PROBE`
 * yields `answered` or `failed` once it is over.
 */
export function startProbe(url: string, timeoutMs: number): string {
  const options = `{ mode: 'no-cors', cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(${timeoutMs}) }`;
  return `void (window.oneProbe = undefined, fetch(${JSON.stringify(url)}, ${options})
    .then(() => 'answered', () => 'failed').then((end) => { window.oneProbe = end; }))`;
}

export const TAKE_PROBE = 'window.oneProbe';
