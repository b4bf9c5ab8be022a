import type { OnlyHere } from '../../probe/page-error.ts';
import type { MessageKey, Translate } from '../../wording/translate.ts';

const KEYS: Readonly<Record<OnlyHere, MessageKey>> = {
  'blocked-by-extension': 'page_blocked_by_extension',
  'blocked-by-policy': 'page_blocked_by_policy',
  stopped: 'page_stopped',
  cookies: 'page_cookies',
  certificate: 'page_certificate',
  'server-error': 'page_server_error',
  page: 'page_page',
  passing: 'page_passing',
};

/** Why a page failed whose site answers, with what to do about it. */
export function pageNote(only: OnlyHere, origin: string, t: Translate): string {
  return t(KEYS[only], new URL(origin).host);
}
