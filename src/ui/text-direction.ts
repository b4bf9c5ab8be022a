import type { Translate } from '../wording/translate.ts';

/**
 * Which way the texts on the page run: by their own language, not by the browser's, which may have no texts here. To see
 * a page the other way round, set `ui_direction` to `rtl` in the messages of a build.
 */
export function textDirection(t: Translate): 'ltr' | 'rtl' {
  return t('ui_direction') === 'rtl' ? 'rtl' : 'ltr';
}
