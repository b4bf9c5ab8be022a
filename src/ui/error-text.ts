import type { ErrorCode, ReplyError } from '../protocol.ts';
import type { MessageKey, Translate } from '../wording/translate.ts';

const TEXTS: Readonly<Record<ErrorCode, MessageKey>> = {
  'bad-request': 'ui_error_bad_request',
  'not-available': 'ui_error_not_available',
  internal: 'ui_error_internal',
  storage: 'ui_error_storage',
  cancelled: 'ui_error_cancelled',
  unreachable: 'ui_error_unreachable',
};

/** Why a request failed, as a clause in the user's language; the message of the error is for developers. */
export function errorText({ code }: ReplyError, t: Translate): string {
  return t(TEXTS[code]);
}
