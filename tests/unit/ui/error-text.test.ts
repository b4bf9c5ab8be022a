import { expect, it } from 'vitest';
import type { ErrorCode } from '../../../src/protocol.ts';
import { errorText } from '../../../src/ui/error-text.ts';
import { translator } from '../wording/translator.ts';

const CODES: readonly ErrorCode[] = [
  'bad-request',
  'not-available',
  'internal',
  'storage',
  'cancelled',
  'unreachable',
];

it.each(CODES)('%s is told in the reader’s language', (code) => {
  const error = { code, message: 'QuotaExceededError' };
  for (const language of ['en', 'zh_CN'] as const) {
    expect(errorText(error, translator(language))).not.toContain('Quota');
  }
  expect(errorText(error, translator('zh_CN'))).toMatch(/\p{Script=Han}/u);
});
