import { describe, expect, it } from 'vitest';
import { SUSPECTS, type Suspect } from '../../../../src/diagnosis/suspect.ts';
import type { ReportVerdict } from '../../../../src/formats/verdict.ts';
import type { Truth } from '../../../lab/scenario.ts';
import type { HonestSet } from '../../../lab/scoring/honest.ts';
import { type Blamed, judge, type Outcome, type Standard } from '../../../lab/scoring/judge.ts';
import { fc } from '../../seeded.ts';
import { CANNOT_TELL, fault, OK, REFUSING } from './build-runs.ts';

function honest(suspects: readonly Suspect[], mayBeOk = false): HonestSet {
  return { suspects, mayBeOk, causes: [], mayBeUnnamed: mayBeOk };
}

function standard(truth: Truth, set: HonestSet, more: Partial<Standard> = {}): Standard {
  return { truth, scenarioTruth: truth, mayBeOk: false, honest: set, ...more };
}

const FAR = honest(['path', 'provider']);
const THEIRS = honest(['provider']);
const WELL = honest([], true);
const MIXED = honest(['provider'], true);
const USERS = honest(['device', 'network']);

type Row = readonly [what: string, ReportVerdict, Standard, Outcome, Blamed?];

describe('each word', () => {
  const rows: readonly Row[] = [
    ['just the honest set', fault(['path', 'provider']), standard('provider', FAR), 'correct'],
    ['ok for what is well', OK, standard('ok', WELL), 'correct'],
    ['refusing for what is well', REFUSING, standard('ok', WELL), 'correct'],
    [
      'a wider set of the same side',
      fault(['path', 'provider']),
      standard('provider', THEIRS),
      'hedged',
    ],
    [
      "a wider set of the user's side",
      fault(['device', 'network']),
      standard('network', honest(['network'])),
      'hedged',
    ],
    [
      'wider where no side can be told anyway',
      fault(['device', 'network', 'path', 'provider']),
      standard('device', honest(['device', 'provider'])),
      'hedged',
    ],
    [
      'a set so wide that it names no side',
      fault(['device', 'network', 'path', 'provider']),
      standard('provider', FAR),
      'abstained',
    ],
    ['cannot tell', CANNOT_TELL, standard('provider', FAR), 'abstained'],
    ['cannot tell of what is well', CANNOT_TELL, standard('ok', WELL), 'abstained'],
    [
      'a narrower set that happens to be true',
      fault(['provider']),
      standard('provider', FAR),
      'overclaimed',
    ],
    [
      'one left out and another put in',
      fault(['network', 'provider']),
      standard('provider', FAR),
      'overclaimed',
    ],
    [
      'the user for the provider',
      fault(['device', 'network']),
      standard('provider', FAR),
      'wrong-blame',
      'user',
    ],
    ['the user for the way', fault(['network']), standard('path', FAR), 'wrong-blame', 'user'],
    [
      'the provider for the user',
      fault(['path', 'provider']),
      standard('network', USERS),
      'wrong-blame',
      'provider',
    ],
    [
      'the provider for the way',
      fault(['provider']),
      standard('path', FAR),
      'wrong-blame',
      'provider',
    ],
    [
      'the way for the provider',
      fault(['path']),
      standard('provider', FAR),
      'wrong-blame',
      'another',
    ],
    [
      'the network for the device',
      fault(['network']),
      standard('device', USERS),
      'wrong-blame',
      'another',
    ],
    ['ok for a fault', OK, standard('provider', FAR), 'missed'],
    ['refusing for a fault', REFUSING, standard('network', USERS), 'missed'],
    ['the user for nothing', fault(['network']), standard('ok', WELL), 'false-alarm', 'user'],
    [
      'the provider for nothing',
      fault(['path', 'provider']),
      standard('ok', WELL),
      'false-alarm',
      'provider',
    ],
    [
      'everybody for nothing',
      fault(['device', 'network', 'path', 'provider']),
      standard('ok', WELL),
      'false-alarm',
      'provider',
    ],
    [
      'a bystander, with the true one among those blamed',
      fault(['path', 'provider']),
      standard('ok', WELL, { scenarioTruth: 'path' }),
      'false-alarm',
      'provider',
    ],
    [
      'a bystander, with the true one cleared',
      fault(['path', 'provider']),
      standard('ok', WELL, { scenarioTruth: 'network' }),
      'wrong-blame',
      'provider',
    ],
    [
      "the user's side beside a fault of the provider's",
      fault(['device', 'network']),
      standard('ok', WELL, { scenarioTruth: 'provider' }),
      'wrong-blame',
      'user',
    ],
    ['cannot tell, where it may be well', CANNOT_TELL, standard('provider', MIXED), 'correct'],
    [
      'a fault, where it may be well and is',
      fault(['provider']),
      standard('ok', MIXED),
      'false-alarm',
      'provider',
    ],
    [
      'a fault, where it may be well and is not',
      fault(['provider']),
      standard('provider', MIXED),
      'correct',
    ],
    [
      'ok for who answers although everybody suffers',
      OK,
      standard('network', USERS, { mayBeOk: true }),
      'correct',
    ],
  ];
  for (const [what, verdict, against, outcome, blamed] of rows) {
    it(what, () => {
      const judged = judge(verdict, against);
      expect(judged).toEqual({ outcome, ...(blamed !== undefined && { blamed }) });
    });
  }

  it('ok, where nobody could see that it is not', () => {
    expect(judge(OK, standard('provider', MIXED))).toEqual({
      outcome: 'correct',
      isOutOfSight: true,
    });
  });
});

const suspect = fc.constantFrom(...SUSPECTS);
const suspects = fc.uniqueArray(suspect, { minLength: 1 }).map(([first = 'path', ...rest]) => {
  return fault([first, ...rest]);
});
const truths = fc.uniqueArray(suspect, { minLength: 1 });

function outcomeOf(verdict: ReportVerdict, truth: Suspect, set: HonestSet): Outcome {
  return judge(verdict, standard(truth, set)).outcome;
}

describe('a twin more', () => {
  it('never makes a claim better founded', () => {
    fc.assert(
      fc.property(suspects, truths, suspect, (verdict, own, twin) => {
        const [truth = 'path'] = own;
        const before = outcomeOf(verdict, truth, honest(own));
        const after = outcomeOf(verdict, truth, honest([...own, twin]));
        if (before === 'wrong-blame' || before === 'overclaimed') expect(after).toBe(before);
      }),
    );
  });

  it('that is among those suspected never makes a claim too narrow, and at best a right one', () => {
    fc.assert(
      fc.property(suspects, truths, suspect, (verdict, own, twin) => {
        const [truth = 'path'] = own;
        if (verdict.kind !== 'fault' || !verdict.suspects.includes(twin)) return;
        const before = outcomeOf(verdict, truth, honest(own));
        const after = outcomeOf(verdict, truth, honest([...own, twin]));
        if (before === 'hedged' || before === 'abstained')
          expect(['correct', 'hedged', 'abstained']).toContain(after);
        if (before === 'correct') expect(after).toBe('correct');
      }),
    );
  });

  it('that is not among them makes a right claim too narrow', () => {
    fc.assert(
      fc.property(suspects, suspect, (verdict, twin) => {
        if (verdict.kind !== 'fault' || verdict.suspects.includes(twin)) return;
        const [truth] = verdict.suspects;
        expect(outcomeOf(verdict, truth, honest([...verdict.suspects, twin]))).toBe('overclaimed');
      }),
    );
  });
});
