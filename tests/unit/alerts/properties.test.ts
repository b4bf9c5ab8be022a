import { expect, test } from 'vitest';
import { sideOf } from '../../../src/diagnosis/suspect.ts';
import type { ReportVerdict } from '../../../src/formats/verdict.ts';
import { fault, OK, UNKNOWN } from '../background/sample-report.ts';
import { fc } from '../seeded.ts';
import { type Death, type Desk, openAlertDesk, SERVICES } from './play-alerts.ts';

const MINUTE = 60_000;

const OFFLINE = fault({ suspects: ['device', 'network'], cause: 'no-internet' });
const THEIRS = fault({ suspects: ['provider'], cause: 'server-error' });
const VERDICTS: Readonly<Record<string, ReportVerdict>> = {
  '.': OK,
  x: fault(),
  t: THEIRS,
  n: fault({ suspects: ['network'], cause: 'name-filtered' }),
  '?': UNKNOWN,
};
const IDS = [...SERVICES.keys()];
const idOf = new Map([...SERVICES].map(([id, { name }]) => [name, id]));

type Step =
  | {
      readonly kind: 'round';
      readonly says: string;
      readonly user: 'ok' | 'offline' | 'unknown';
      readonly death?: Death;
      readonly isAfterPause: boolean;
    }
  | { readonly kind: 'wake'; readonly death?: Death }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'quiet'; readonly ms: number }
  | { readonly kind: 'mute'; readonly id: string; readonly ms: number }
  | { readonly kind: 'switch' }
  | { readonly kind: 'about'; readonly about: 'both' | 'theirs' | 'mine' }
  | { readonly kind: 'close' }
  | { readonly kind: 'import'; readonly ids: readonly string[] };

const death = fc.constantFrom<Death>('before showing', 'while showing', 'after showing');
const says = fc.string({
  unit: fc.constantFrom('.', '.', 'x', 'x', 't', 'n', '?'),
  minLength: 3,
  maxLength: 3,
});
const span = fc.constantFrom(
  -30 * MINUTE,
  3_000,
  20_000,
  20_000,
  MINUTE,
  5 * MINUTE,
  50 * MINUTE,
  600 * MINUTE,
);

const round = fc.record({
  kind: fc.constant('round' as const),
  says,
  user: fc.constantFrom(
    'ok' as const,
    'ok' as const,
    'ok' as const,
    'offline' as const,
    'unknown' as const,
  ),
  isAfterPause: fc.constant(false),
});
const wait = fc.record({ kind: fc.constant('wait' as const), ms: span });
/** The same round over and over, as most of them are. */
const held = fc
  .tuple(round, fc.integer({ min: 2, max: 5 }))
  .map(([one, times]): Step[] =>
    Array.from({ length: times }, (): Step[] => [one, { kind: 'wait', ms: 20_000 }]).flat(),
  );
const plain = fc.oneof(
  { weight: 6, arbitrary: held },
  { weight: 3, arbitrary: fc.tuple(round) },
  { weight: 3, arbitrary: fc.tuple(wait) },
);
const anything = fc.oneof(
  { weight: 10, arbitrary: plain },
  {
    weight: 3,
    arbitrary: fc.tuple(
      fc.record({
        ...{ kind: fc.constant('round' as const), says, death },
        user: fc.constantFrom('ok' as const, 'offline' as const),
        isAfterPause: fc.boolean(),
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(
      fc.oneof(
        fc.constant<Step>({ kind: 'wake' }),
        death.map((one): Step => ({ kind: 'wake', death: one })),
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(
      fc.record({
        kind: fc.constant('quiet' as const),
        ms: fc.constantFrom(0, MINUTE, 60 * MINUTE),
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(
      fc.record({
        kind: fc.constant('mute' as const),
        id: fc.constantFrom(...IDS),
        ms: fc.constantFrom(0, MINUTE, 60 * MINUTE),
      }),
    ),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constant<Step>({ kind: 'switch' })) },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc
        .constantFrom('both', 'theirs', 'mine')
        .map((about): Step => ({ kind: 'about', about: about as 'both' })),
    ),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constant<Step>({ kind: 'close' })) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.subarray(IDS).map((ids): Step => ({ kind: 'import', ids }))),
  },
);

interface Wishes {
  quietUntilMs: number;
}

function userOf(user: 'ok' | 'offline' | 'unknown'): ReportVerdict {
  return { ok: OK, offline: OFFLINE, unknown: UNKNOWN }[user];
}

/** What follows from a fault at home carries it; what a provider proves by itself does not. */
function verdictOf(letter: string, user: string): ReportVerdict {
  const verdict = VERDICTS[letter] ?? OK;
  return user === 'offline' && letter === 'x' ? OFFLINE : verdict;
}

function take(desk: Desk, step: Step, wishes: Wishes): void {
  const { policy } = desk;
  switch (step.kind) {
    case 'round': {
      const watched = [...policy.current.services.keys()];
      const all = watched.map((id): [string, ReportVerdict] => [
        id,
        verdictOf(step.says[IDS.indexOf(id)] ?? '.', step.user),
      ]);
      const { isAfterPause } = step;
      desk.round(Object.fromEntries(all), {
        user: userOf(step.user),
        isAfterPause,
        ...(step.death && { death: step.death }),
      });
      return;
    }
    case 'wake':
      desk.wake(step.death);
      return;
    case 'wait':
      desk.wait(step.ms);
      return;
    case 'quiet':
      wishes.quietUntilMs = desk.nowMs() + step.ms;
      return;
    case 'mute':
      policy.current = {
        ...policy.current,
        mutes: new Map([...policy.current.mutes, [step.id, desk.nowMs() + step.ms]]),
      };
      return;
    case 'switch':
      policy.current = { ...policy.current, isOn: !policy.current.isOn };
      return;
    case 'about':
      policy.current = { ...policy.current, about: step.about };
      return;
    case 'close':
      desk.screen.clear();
      return;
    case 'import':
      desk.importServices(step.ids);
      return;
  }
}

/** Plays steps, and looks at what each of them tells. */
function playAll(
  steps: readonly Step[],
  look: (desk: Desk, told: Desk['told'], step: Step) => void,
): Desk {
  const desk = openAlertDesk({ remindAfterMs: 30 * MINUTE });
  const wishes = { quietUntilMs: 0 };
  for (const step of steps) {
    const { quietUntilMs: _before, ...rest } = desk.policy.current;
    const isQuiet = wishes.quietUntilMs > desk.nowMs();
    desk.policy.current = { ...rest, ...(isQuiet && { quietUntilMs: wishes.quietUntilMs }) };
    const before = desk.told.length;
    take(desk, step, wishes);
    look(desk, desk.told.slice(before), step);
  }
  return desk;
}

/** The sides that a service may fail on to be told of. */
const SIDES = {
  both: ['yours', 'not-yours', 'theirs', 'unclear'],
  theirs: ['not-yours', 'theirs', 'unclear'],
  mine: ['yours', 'unclear'],
};

const RUNS = { numRuns: 250 };
/** Ms; long, for a machine that does much else. */
const PATIENCE = 60_000;
const steps = (of: typeof plain | typeof anything): fc.Arbitrary<Step[]> =>
  fc.array(of as fc.Arbitrary<Step[]>, { minLength: 3, maxLength: 30 }).map((all) => all.flat());

test(
  'nothing is told that is not so, or that nobody wants to hear now',
  () => {
    fc.assert(
      fc.property(steps(anything), (all) => {
        playAll(all, (desk, told, step) => {
          const { isOn, quietUntilMs, mutes, about, services } = desk.policy.current;
          const open = new Set(
            desk
              .state()
              .book.subjects.flatMap(({ subject, fault: of }) =>
                of?.id === undefined ? [] : [subject],
              ),
          );
          for (const alert of told) {
            expect(isOn).toBe(true);
            expect(quietUntilMs).toBeUndefined();
            if (alert.isOwn) expect(about).not.toBe('theirs');
            expect(alert.members.length).toBeGreaterThan(0);
            for (const { name, suspects } of alert.members) {
              const id = idOf.get(name) ?? '';
              if (!alert.isOwn) expect(services.has(id)).toBe(true);
              if (!alert.isOwn) expect(SIDES[about]).toContain(sideOf(suspects));
              expect(mutes.get(id) ?? 0).toBeLessThanOrEqual(desk.nowMs());
              if (alert.kind === 'back') continue;
              expect(open.has(id)).toBe(true);
              const isOwnFault = step.kind === 'round' && step.user === 'offline';
              if (isOwnFault && !alert.isOwn) expect(suspects).toEqual(['provider']);
              if (isOwnFault && !alert.isOwn) expect(alert.connectionWorks).toBe(false);
            }
          }
        });
      }),
      RUNS,
    );
  },
  PATIENCE,
);

test(
  'each outage is told once, reminded of once, and over once, whoever dies meanwhile',
  () => {
    fc.assert(
      fc.property(steps(anything), (all) => {
        const { told } = playAll(all, () => undefined);
        const counts = new Map<string, number>();
        for (const { kind, id } of told) {
          const said = kind === 'unstable' ? 'fault' : kind;
          const key = `${said} ${id}`;
          counts.set(key, (counts.get(key) ?? 0) + 1);
          // A beginning once more after a death in between, under the same id.
          expect(counts.get(key)).toBeLessThanOrEqual(said === 'fault' ? 2 : 1);
          if (said !== 'fault') expect(counts.get(`fault ${id}`)).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  },
  PATIENCE,
);

test(
  'with nobody dying and nothing held back each confirmed outage is told at once, and its end',
  () => {
    fc.assert(
      fc.property(steps(plain), (all) => {
        let seen = 0;
        let silent = 0;
        const told = new Map<string, number>();
        const begun = new Map<string, number>();
        const desk = playAll(all, (now, news, step) => {
          const names = new Set<string>();
          for (const alert of [...news, ...now.joined.slice(silent)]) {
            if (alert.kind === 'back') continue;
            for (const { name } of alert.members) names.add(name);
            if (alert.kind === 'fault' || alert.kind === 'unstable')
              for (const { name } of alert.members) told.set(name, (told.get(name) ?? 0) + 1);
          }
          silent = now.joined.length;
          for (const { kind, incident } of now.news.slice(seen)) {
            const name = SERVICES.get(incident.service ?? '')?.name ?? '';
            if (kind === 'recovered') continue;
            begun.set(name, (begun.get(name) ?? 0) + 1);
            // What comes and goes may be found to do so while the user's own side fails: that waits.
            const isOwnFault = step.kind === 'round' && step.user === 'offline';
            if (!isOwnFault) expect(names).toContain(name);
          }
          seen = now.news.length;
        });
        for (const [name, times] of told) expect(times).toBeLessThanOrEqual(begun.get(name) ?? 0);
        const ids = (kind: string): string[] =>
          desk.told.filter((one) => one.kind === kind).map(({ id }) => id);
        const faults = [...ids('fault'), ...ids('unstable')];
        expect(new Set(faults).size).toBe(faults.length);
        expect(new Set(ids('reminder')).size).toBe(ids('reminder').length);
        expect(new Set(ids('back')).size).toBe(ids('back').length);
        // What stands is told, and what was told and stands no longer is over.
        const open = desk.state().book.subjects.some(({ fault: of }) => of?.id !== undefined);
        if (!open) expect([...ids('back')].sort()).toEqual([...faults].sort());
        if (!open) expect(desk.groups()).toBe(0);
      }),
      RUNS,
    );
  },
  PATIENCE,
);

/** Two services of one provider, and four of others. */
const MANY = new Map([
  ...SERVICES,
  ...['a', 'b', 'c'].map((id) => [id, { name: id.toUpperCase(), provider: id }] as const),
]);
/** Which services fail, and for how many rounds 5 minutes apart. */
const spells = fc.array(
  fc.record({
    failing: fc.subarray([...MANY.keys()]),
    rounds: fc.constantFrom(1, 2, 3, 6, 12),
  }),
  { minLength: 2, maxLength: 10 },
);

test(
  'what fails long after others were told is told aloud, and over when it is, whoever stays down',
  () => {
    fc.assert(
      fc.property(spells, (all) => {
        const desk = openAlertDesk({ services: MANY });
        const toldAtMs = new Map<string, number>();
        const standing = new Set<string>();
        let [seen, heard] = [0, 0];
        const look = (failing: readonly string[]): void => {
          desk.wait(5 * MINUTE);
          const says = [...MANY.keys()].map((id) => [id, failing.includes(id) ? fault() : OK]);
          desk.round(Object.fromEntries(says));
          const news = desk.news.slice(seen);
          const alerts = desk.told.slice(heard);
          [seen, heard] = [desk.news.length, desk.told.length];
          for (const { kind, incident } of news) {
            if (kind === 'recovered') standing.delete(incident.service ?? '');
            else standing.add(incident.service ?? '');
          }
          const names = (kind: string): string[] =>
            alerts.flatMap((one) => (one.kind === kind ? one.members.map(({ name }) => name) : []));
          for (const { kind, incident } of news) {
            const { name = '', provider = '' } = MANY.get(incident.service ?? '') ?? {};
            if (kind === 'recovered' || names('fault').includes(name)) continue;
            if (kind === 'unstable' && names('unstable').includes(name)) continue;
            // Part of what was told of its provider within two intervals.
            expect(desk.nowMs() - (toldAtMs.get(provider) ?? 0)).toBeLessThanOrEqual(20 * MINUTE);
          }
          for (const { kind, members } of alerts) {
            for (const { name, provider } of members) {
              const id = [...MANY].find(([, one]) => one.name === name)?.[0] ?? '';
              if (kind === 'back') expect(standing.has(id)).toBe(false);
              else toldAtMs.set(provider, desk.nowMs());
            }
          }
        };
        for (const { failing, rounds } of all) {
          for (let round = 0; round < rounds; round += 1) look(failing);
        }
        for (let round = 0; round < 8; round += 1) look([]);
        const ids = desk.told.map(({ kind, id }) => `${kind} ${id}`);
        expect(new Set(ids).size).toBe(ids.length);
        const last = new Map(
          desk.told.flatMap(({ kind, members }) => members.map(({ name }) => [name, kind])),
        );
        expect([...last.values()].every((kind) => kind === 'back')).toBe(true);
        expect(desk.groups()).toBe(0);
      }),
      RUNS,
    );
  },
  PATIENCE,
);

test(
  'the book stays small',
  () => {
    fc.assert(
      fc.property(steps(anything), (all) => {
        const desk = playAll(all, () => undefined);
        expect(desk.groups()).toBeLessThanOrEqual(2 * (SERVICES.size + 1));
      }),
      { numRuns: 100 },
    );
  },
  PATIENCE,
);
