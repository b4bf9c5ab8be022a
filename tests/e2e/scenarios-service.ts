import type { Cause } from '../../src/diagnosis/cause.ts';
import type { Side, Suspect } from '../../src/diagnosis/suspect.ts';
import type { Break } from '../net/break.ts';
import { type Expected, fault, OK, type Outcome, type Scenario } from './scenario.ts';

/** The service that fails alone, and whose provider has no other. */
const ONE = 'bilibili';
const of = [ONE];

interface OneFails {
  readonly name: string;
  readonly breaks: readonly Break[];
  readonly suspects: readonly Suspect[];
  readonly cause: Cause;
  readonly side: Side;
  readonly headline: RegExp;
  /** What must be said without access; absent: nothing that goes beyond the truth. */
  readonly unseen?: Outcome;
  /** It still answers, so that without access it may well look fine. */
  readonly answers?: true;
  /** Browsers differ in what they see of it. */
  readonly isModest?: true;
}

function oneFails(input: OneFails): Scenario {
  const { name, breaks, suspects, cause, side, headline } = input;
  const modest: Expected = {
    kind: 'modest',
    truth: suspects,
    ...(input.answers && { mayBeOk: true }),
  };
  const unseen = one(modest, {
    sides: [side, 'unclear', 'not-yours', ...(input.answers ? (['ok'] as const) : [])],
    headline: input.answers ? /Bilibili|answer from here/ : /Bilibili/,
  });
  const seen = input.isModest
    ? one(modest, { sides: [side, 'unclear'], headline })
    : one(fault(suspects, cause), { sides: [side], headline });
  return { name, breaks, seen, unseen: input.unseen ?? unseen };
}

function one(expected: Expected, rest: Pick<Outcome, 'sides' | 'headline'>): Outcome {
  return { user: OK, services: { [ONE]: expected }, ...rest };
}

const SILENT_UNSEEN = one(fault(['path', 'provider'], 'no-answer', 'does-not-answer'), {
  sides: ['not-yours'],
  headline: /Bilibili does(?: not|n't) answer/,
});

/** What can be wrong with one service while the connection works. */
export const SERVICE_SCENARIOS: readonly Scenario[] = [
  oneFails({
    name: 'answers 503',
    breaks: [{ kind: 'host', of, change: { https: { status: 503 } } }],
    suspects: ['provider'],
    cause: 'server-error',
    side: 'theirs',
    headline: /Bilibili is having trouble/,
    answers: true,
  }),
  oneFails({
    name: 'answers 503 and says when to come back',
    breaks: [
      { kind: 'host', of, change: { https: { status: 503, headers: { 'retry-after': '600' } } } },
    ],
    suspects: ['provider'],
    cause: 'maintenance',
    side: 'theirs',
    headline: /Bilibili .*maintenance/,
    answers: true,
  }),
  oneFails({
    name: 'silent',
    breaks: [{ kind: 'packets', of, at: 'router', how: 'drop' }],
    suspects: ['path', 'provider'],
    cause: 'no-answer',
    side: 'not-yours',
    headline: /Bilibili does(?: not|n't) answer/,
    unseen: SILENT_UNSEEN,
  }),
  oneFails({
    name: 'refused',
    breaks: [{ kind: 'packets', of, at: 'server', how: 'reset' }],
    suspects: ['path', 'provider'],
    cause: 'refused',
    side: 'not-yours',
    headline: /Bilibili .*Your connection works/,
  }),
  oneFails({
    name: 'reset',
    breaks: [{ kind: 'host', of, change: { onHello: 'reset' } }],
    suspects: ['path', 'provider'],
    cause: 'reset',
    side: 'not-yours',
    headline: /Bilibili .*Your connection works/,
  }),
  oneFails({
    name: 'hangs up on the request',
    breaks: [{ kind: 'host', of, change: { https: { status: 200, instead: 'close' } } }],
    suspects: ['path', 'provider'],
    cause: 'reset',
    side: 'not-yours',
    headline: /Bilibili/,
    // Chromium does not tell with whom a connection began that ended without an answer; Firefox says the same where a
    // server wants a certificate of the device's own.
    isModest: true,
  }),
  oneFails({
    name: 'expired certificate',
    breaks: [{ kind: 'host', of, change: { certificate: 'expired' } }],
    suspects: ['provider'],
    cause: 'certificate-expired',
    side: 'theirs',
    headline: /Bilibili .*certificate/,
  }),
  oneFails({
    name: 'gone from DNS',
    breaks: [{ kind: 'zone', of, how: 'gone' }],
    suspects: ['provider'],
    cause: 'name-gone',
    side: 'theirs',
    headline: /address of Bilibili doesn't exist/,
  }),
  oneFails({
    name: 'blocked by name on the way',
    breaks: [{ kind: 'name-filter', of, how: 'reset' }],
    suspects: ['path', 'provider'],
    cause: 'reset',
    side: 'not-yours',
    headline: /Bilibili/,
    // Its address is alive, and only Firefox tells where its name leads.
    isModest: true,
  }),
  oneFails({
    name: 'filtered by the resolver',
    breaks: [{ kind: 'resolver', of, act: { kind: 'nxdomain' } }],
    suspects: ['device', 'network'],
    cause: 'name-filtered',
    side: 'yours',
    headline: /address book .*Bilibili/,
  }),
];
