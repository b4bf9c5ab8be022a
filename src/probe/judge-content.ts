import type { Endpoint } from '../formats/config.ts';
import type { BodyStart } from './read-body.ts';

export type Expectation = NonNullable<Endpoint['expect']>;

/**
 * How an answer is compared. `exact`: status, and the text with little around it (portal controls: a sign-in page may
 * hold any word).
 * `contains`: status, and the text somewhere in the beginning (other controls). `text`: the text alone (endpoints:
 * their status is judged by the rules).
 */
export type Comparison = 'exact' | 'contains' | 'text';

export type Content = 'expected' | 'other' | 'tiny';

/** A broken middlebox sends a few bytes where a portal sends a page (Android's NetworkMonitor). */
const TINY_BODY_BYTES = 4;

export interface Answered {
  readonly status: number;
  readonly body: BodyStart | undefined;
}

/** Whether an answer is what was expected; undefined where nothing was, or where a redirect says it better. */
export function judgeContent(
  answered: Answered,
  expect: Expectation | undefined,
  comparison: Comparison,
): Content | undefined {
  const { status, body } = answered;
  if (comparison === 'text') {
    return expect?.body === undefined ? undefined : textVerdict(body, expect.body, comparison);
  }
  if (expect?.status === undefined && expect?.body === undefined) return undefined;
  if (status >= 300 && status < 400) return undefined;
  const bytes = body?.bytes ?? 0;
  const wants204 = expect.status === 204;
  // Some paths turn an empty 204 into an empty 200 (ChromeOS counts up to 1 byte as the real thing).
  if (wants204 && status === 200 && bytes <= 1) return 'expected';
  if (comparison === 'exact' && status === 200 && bytes <= TINY_BODY_BYTES) {
    if (wants204) return 'tiny';
    if (expect.body !== undefined && expect.body.length > TINY_BODY_BYTES) return 'tiny';
  }
  if (!isWithin(status, expect.status ?? [200, 299])) return 'other';
  return expect.body === undefined ? 'expected' : textVerdict(body, expect.body, comparison);
}

/** Whether a status is the one expected, or within the range expected. */
export function isWithin(status: number, expected: NonNullable<Expectation['status']>): boolean {
  const [from, to] = typeof expected === 'number' ? [expected, expected] : expected;
  return status >= from && status <= to;
}

/** Whether this comparison has to look at the body. */
export function needsBody(expect: Expectation | undefined, comparison: Comparison): boolean {
  return expect?.body !== undefined || (comparison === 'exact' && expect?.status !== undefined);
}

function textVerdict(
  body: BodyStart | undefined,
  wanted: string,
  comparison: Comparison,
): 'expected' | 'other' {
  const isThere = body?.text.includes(wanted) ?? false;
  if (!isThere) return 'other';
  return comparison === 'exact' && hasMoreToSay(body, wanted) ? 'other' : 'expected';
}

/** Apple's page wraps its word into 61 bytes; whoever sends people elsewhere needs more, or markup that acts. */
const MOST_AROUND_BYTES = 200;
const ACTING_MARKUP = /<(?:script|meta|form|iframe|a|link)\b/i;

function hasMoreToSay(body: BodyStart | undefined, wanted: string): boolean {
  if (body === undefined) return false;
  return body.bytes > wanted.length + MOST_AROUND_BYTES || ACTING_MARKUP.test(body.text);
}
