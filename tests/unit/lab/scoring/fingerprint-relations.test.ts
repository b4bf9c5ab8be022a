import { describe, expect, it } from 'vitest';
import type { ReportVerdict } from '../../../../src/formats/verdict.ts';
import type { LabRun } from '../../../lab/result.ts';
import { fingerprintsOf, USER } from '../../../lab/scoring/fingerprint.ts';
import { badDate, healthyAnswer, ok, silence } from '../../diagnosis/build-facts.ts';
import { drawn, fault, labRun, OK, type Seen, seen, service, told, twice } from './build-runs.ts';
import { KNOWN, linesOf, outside } from './lark.ts';

describe('what is told by how it relates to the rest', () => {
  const silent = [...twice(silence()), ...KNOWN];
  it('knows the front page from another where others were asked for the front', () => {
    const at = (path: string, more: Parameters<typeof service>[1] = {}): LabRun => {
      const observations = twice(silence(), { endpoint: `https://lark.example${path}` });
      return labRun({ services: [service('lark', { observations, ...more })] });
    };
    const asked = { outside: outside('answers', true) };
    expect(linesOf(at('/api', asked))[0]).toBe('itself: silent behind the front page');
    expect(linesOf(at('/', asked))[0]).toBe('itself: silent');
    expect(linesOf(at('/api'))).toEqual(linesOf(at('/')));
  });

  it('knows a range that nothing but what fails lives in', () => {
    const silentAt = (id: string, address: string) => {
      const host = `${id}.example`;
      const observations = [...twice(silence(), { host }), told('Elm', [address], host)];
      return service(id, { observations });
    };
    const answering = (address: string) =>
      service('teal', { observations: [seen(ok({ address }), { host: 'teal.example' })] });
    const lark = silentAt('lark', '203.0.113.7');
    const near = silentAt('wren', '203.0.113.8');
    const shared = 'supplier: shared by what fails alone';
    const lines = (...others: ReturnType<typeof service>[]): readonly string[] =>
      linesOf(labRun({ services: [lark, ...others] }));
    expect(lines(near)).toContain(shared);
    expect(lines(silentAt('wren', '198.51.100.8'))).not.toContain(shared);
    expect(lines(near, answering('203.0.113.9'))).not.toContain(shared);
    expect(lines(near, answering('198.51.100.9'))).toContain(shared);
  });

  it('knows who carried what fails when it last answered', () => {
    const lark = service('lark', { observations: twice(silence()) });
    const wren = service('wren', { observations: twice(silence(), { host: 'wren.example' }) });
    const teal = service('teal', { observations: [seen(ok(), { host: 'teal.example' })] });
    const shared = 'supplier: shared by what fails alone';
    const lines = (cdns: Readonly<Record<string, string>>): readonly string[] => {
      const told = Object.entries(cdns).map(([id, cdn]) => [id, { cdns: [cdn], addresses: [] }]);
      const carriedBefore = Object.fromEntries(told);
      return linesOf(labRun({ services: [lark, wren, teal], carriedBefore }));
    };
    expect(lines({ lark: 'Fastly', wren: 'Fastly' })).toContain(shared);
    expect(lines({ lark: 'Fastly', wren: 'Akamai' })).not.toContain(shared);
    expect(lines({ lark: 'Fastly', wren: 'Fastly', teal: 'Fastly' })).not.toContain(shared);
  });

  it('is the same whatever was concluded from it', () => {
    const run = (verdict: ReportVerdict, suppliers?: string[]): LabRun => {
      const more = { verdict, ...(suppliers !== undefined && { suppliers }) };
      const all = ['lark', 'wren'].map((id) => service(id, { observations: silent, ...more }));
      return labRun({ services: all, user: verdict });
    };
    const said = fingerprintsOf(run(fault(['network'], 'no-internet'), ['Fastly']));
    expect(said).toEqual(fingerprintsOf(run(OK)));
  });

  it('trusts a clock that was told over TLS more than one in clear text', () => {
    const dated = (verified: boolean): LabRun =>
      labRun({
        services: [service('lark', { observations: twice(badDate()) })],
        controls: drawn((spec) => ({
          ...healthyAnswer(spec),
          ...(verified && { clockSkewMs: 10 }),
        })),
      });
    expect(linesOf(dated(true))).toContain('clock: right');
    expect(linesOf(dated(false))).toContain('clock: right, in clear text');
  });

  it('takes no answer in clear text for one while somebody else answers controls', () => {
    const plain = [seen(ok({ verified: false }), { secure: false })];
    const answers = (controls: Seen[]): boolean | undefined => {
      const run = labRun({ services: [service('lark', { observations: plain })], controls });
      return fingerprintsOf(run).find(({ subject }) => subject === 'lark')?.answers;
    };
    expect(answers(drawn())).toBe(true);
    const away = ok({ verified: false, redirectHost: 'sign-in.example' });
    const portal = drawn((spec) => (spec.role === 'portal' ? away : silence()));
    expect(answers(portal)).toBe(false);
  });

  it('takes endpoints of one function for one', () => {
    const endpoints = [
      { url: '', function: 'web' as const },
      { url: '', function: 'web' as const },
    ];
    const observations = [...silent, seen(ok(), { index: 1 })];
    const run = labRun({ services: [service('lark', { endpoints, observations })] });
    expect(linesOf(run)).toEqual(['itself: answers over TLS']);
  });

  it('calls controls of several operators that fail and pass by turns chance', () => {
    const flaky = drawn().flatMap((each, index) =>
      index < 2
        ? [
            { ...each, outcome: silence() },
            { ...each, attempt: 2 as const },
          ]
        : [each],
    );
    expect(linesOf(labRun({ controls: flaky }), USER)).toContain('controls: by chance');
    const cut = drawn((spec) =>
      ['Aster', 'Cedar'].includes(spec.operator) ? silence() : healthyAnswer(spec),
    );
    expect(linesOf(labRun({ controls: cut }), USER)).toContain('controls: some silent');
  });
});
