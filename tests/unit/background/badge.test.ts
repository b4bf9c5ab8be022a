import { describe, expect, test } from 'vitest';
import { type BadgeFacts, badgeOf } from '../../../src/background/badge.ts';
import type { Watch } from '../../../src/formats/incident.ts';
import type { Report } from '../../../src/formats/report.ts';
import { fault, reported, sampleReport, keyAsText as t, UNKNOWN } from './sample-report.ts';

const badge = (over: Partial<Report> = {}): ReturnType<typeof badgeOf> =>
  badgeOf(sampleReport(over), t);
const overall = (side: Report['overall']['side']): Report['overall'] => ({
  side,
  headline: 'The whole sentence.',
});

test('before the first report the button is plain and says its name', () => {
  expect(badgeOf(undefined, t)).toMatchObject({
    text: '',
    title: 'extension_name',
    icon: 'icons/icon',
  });
});

test('nothing is shown while all is well', () => {
  expect(badge()).toMatchObject({ text: '', title: 'All well.', icon: 'icons/icon' });
});

test('faults of others are counted; other faults and unknowns are not among them', () => {
  const services = [
    reported('a', fault()),
    reported('b', fault({ suspects: ['provider'] })),
    reported('c', fault({ suspects: ['device', 'network', 'path', 'provider'] })),
    reported('d', UNKNOWN),
    reported('e'),
  ];
  expect(badge({ overall: overall('not-yours'), services })).toMatchObject({
    text: '2',
    title: 'The whole sentence.',
    icon: 'icons/state-not-yours',
  });
});

test('more than 99 do not fit', () => {
  const services = Array.from({ length: 120 }, (_, n) => reported(`s${n}`, fault()));
  expect(badge({ overall: overall('theirs'), services }).text).toBe('99+');
});

test.each(['theirs', 'not-yours', 'yours'] as const)('%s is paler until confirmed', (side) => {
  const suspects = side === 'yours' ? (['network'] as const) : (['provider'] as const);
  const paint = (certainty: 'suspected' | 'confirmed'): string => {
    const verdict = fault({ suspects: [...suspects], certainty });
    return badge({ overall: overall(side), user: verdict, services: [reported('a', verdict)] })
      .colour;
  };
  expect(luminance(paint('suspected'))).toBeGreaterThan(luminance(paint('confirmed')));
});

test('yours and unclear have a text, a colour and an icon of their own', () => {
  const yours = badge({ overall: overall('yours'), user: fault({ suspects: ['network'] }) });
  const unclear = badge({ overall: overall('unclear') });
  const theirs = badge({ overall: overall('theirs'), services: [reported('a', fault())] });
  expect([yours.text, unclear.text, theirs.text]).toEqual(['!', '?', '1']);
  for (const key of ['colour', 'icon'] as const) {
    expect(new Set([yours[key], unclear[key], theirs[key]]).size).toBe(3);
  }
});

describe('text can be read on its ground', () => {
  const sides = ['theirs', 'yours', 'unclear'] as const;
  test.each(sides.flatMap((side) => [[side, 'suspected'] as const, [side, 'confirmed'] as const]))(
    '%s, %s',
    (side, certainty) => {
      const verdict = fault({ certainty });
      const { colour, textColour } = badge({
        overall: overall(side),
        user: verdict,
        services: [reported('a', verdict)],
      });
      const [dark, light] = [luminance(colour), luminance(textColour)].sort((a, b) => a - b);
      expect(((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)).toBeGreaterThanOrEqual(4.5);
    },
  );
});

/** Relative luminance as in WCAG 2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('what stands although the report does not show it', () => {
  const NOW = Date.parse('2026-11-22T20:46:00.000Z');
  const open = (subject: string, over: Partial<Watch> = {}): Watch => ({
    subject,
    seenAtMs: NOW,
    isObserved: true,
    flips: [],
    fault: {
      verdict: fault({ suspects: ['provider'] }),
      startedAtMs: NOW,
      lastFailedAtMs: NOW,
      id: `${subject}@1`,
      confirmedAtMs: NOW,
      downMs: 0,
      changes: [],
    },
    ...over,
  });
  const paint = (
    over: Partial<Report>,
    subjects: Watch[],
    watch?: BadgeFacts['watch'],
  ): string[] => {
    const facts = { book: { subjects }, ...(watch !== undefined && { watch }) };
    const { text, title, icon } = badgeOf(sampleReport(over), t, facts);
    return [text, title, icon];
  };

  test('an incident that the last round could not look at', () => {
    const services = [reported('a', UNKNOWN), reported('b')];
    expect(paint({ overall: overall('unclear'), services }, [open('a')])).toEqual([
      '1',
      'two_sentences',
      'icons/state-theirs',
    ]);
    expect(paint({ services }, [open('a')])).toEqual(['1', 'badge_not_seen', 'icons/state-theirs']);
  });

  test('an older incident beside a fault at home, in the tooltip', () => {
    const offline = fault({ suspects: ['device', 'network'], cause: 'no-internet' });
    const services = [reported('a', offline)];
    const report = { overall: overall('yours'), user: offline, services };
    expect(paint(report, [open('a')])).toEqual(['!', 'two_sentences', 'icons/state-yours']);
    expect(paint(report, [])).toEqual(['!', 'The whole sentence.', 'icons/state-yours']);
  });

  test('a service that comes and goes, and answers right now', () => {
    const services = [reported('a')];
    const unstable = open('a', { unstableUntilMs: NOW + 1 });
    expect(paint({ services }, [unstable])).toEqual(['1', 'badge_unstable', 'icons/state-theirs']);
    expect(paint({ services }, [open('a')])).toEqual(['', 'All well.', 'icons/icon']);
  });

  test("the user's own side that comes and goes", () => {
    const own = open('', { unstableUntilMs: NOW + 1 });
    expect(paint({}, [own])).toEqual(['!', 'badge_own_unstable', 'icons/state-yours']);
  });

  test('a fault that the report shows is counted once', () => {
    const services = [reported('a', fault({ suspects: ['provider'] }))];
    expect(paint({ overall: overall('theirs'), services }, [open('a')])).toEqual([
      '1',
      'The whole sentence.',
      'icons/state-theirs',
    ]);
  });

  test('a pause has a mark of its own, and leaves the mark of what stands', () => {
    const until = '2026-11-22T21:46:00.000Z';
    const watch = { watching: { kind: 'paused', until }, nowMs: NOW } as const;
    expect(paint({}, [], watch)).toEqual(['||', 'two_sentences', 'icons/icon']);
    const services = [reported('a', UNKNOWN)];
    expect(paint({ services }, [open('a')], watch)[0]).toBe('1');
    const idle = { watching: { kind: 'idle' }, nowMs: NOW } as const;
    expect(paint({}, [], idle)).toEqual(['', 'All well.', 'icons/icon']);
  });
});
