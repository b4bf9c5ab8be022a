import { describe, expect, test } from 'vitest';
import type { OfficialWord } from '../../../src/formats/official-word.ts';
import type { Report } from '../../../src/formats/report.ts';
import type { ReportVerdict } from '../../../src/formats/verdict.ts';
import { describeReport, headlineOf } from '../../../src/wording/describe-report.ts';
import { serviceLine } from '../../../src/wording/status-line.ts';
import {
  attempt,
  decidedBy,
  fault,
  GITHUB,
  incident,
  OK,
  official,
  QQ,
  refusing,
  SILENT,
  service,
  told,
  WIKIPEDIA,
} from './reports.ts';
import { translator } from './translator.ts';

const en = translator('en');
const zh = translator('zh_CN');
const WEIXIN = { name: '微信', provider: '腾讯' } as const;

describe('the view that decided', () => {
  test.each([
    [
      'P5a',
      'WeChat is down, not just for you.',
      "Machines elsewhere can't get through either. Nothing to fix on your side.",
      '微信出故障了，不只是你打不开。',
    ],
    [
      'P5b',
      'WeChat is having trouble, and they know.',
      'Their own status page says so. Nothing to fix on your side.',
      '微信出故障了，官方已经知道。',
    ],
    [
      'P5d',
      'WeChat is having trouble on their side.',
      "Another address of theirs answered in the last minutes that it can't serve anybody. Nothing to fix on your side.",
      '微信那边出故障了。',
    ],
  ])('%s leaves the provider', (rule, headline, detail, chinese) => {
    const verdict = decidedBy(rule, fault({ cause: 'no-answer', suspects: ['provider'] }));
    const row = told({ side: 'theirs', services: [service({ verdict })] });
    expect(describeReport(row, en)).toMatchObject({
      side: 'theirs',
      headline,
      detail,
      nonAction: 'No need to restart, reinstall or change your password.',
    });
    const inChinese = told({ side: 'theirs', services: [service({ ...WEIXIN, verdict })] });
    expect(headlineOf(inChinese, zh)).toBe(chinese);
  });

  const nearOnes = decidedBy('P5e', fault({ cause: 'reset', suspects: ['path'] }));

  test('P5e leaves the way there', () => {
    const row = told({ side: 'not-yours', services: [service({ verdict: nearOnes })] });
    expect(describeReport(row, en)).toMatchObject({
      headline: 'WeChat works for others in your country, but not from here.',
      detail:
        'Something on the way from here is broken or blocked. Your connection works otherwise.',
      action: expect.stringContaining('Try another network'),
    });
    const slowLine = fault({ cause: 'slow-line', suspects: ['device', 'network'], scope: 'slow' });
    expect(describeReport({ ...row, user: slowLine }, en).detail).toBe(
      'Something on the way from here is broken or blocked.',
    );
    const inChinese = { ...row, services: [service({ ...WEIXIN, verdict: nearOnes })] };
    expect(headlineOf(inChinese, zh)).toBe(
      '在你所在的国家或地区，别人能连上微信，从你这里却连不上。',
    );
  });

  test('it is not told of suspects that it does not leave', () => {
    const verdict = decidedBy('P5d', fault({ cause: 'refused', suspects: ['device', 'provider'] }));
    const row = told({ side: 'unclear', services: [service({ verdict })] });
    expect(headlineOf(row, en)).toContain("I can't tell yet whose side it is on");
  });

  test('several of which one decided otherwise are told of without it', () => {
    const one = decidedBy('P5a', fault({ cause: 'no-answer', suspects: ['provider'] }));
    const other = decidedBy('P5b', fault({ cause: 'no-answer', suspects: ['provider'] }));
    const of = (verdict: ReportVerdict): string =>
      headlineOf(
        told({
          side: 'theirs',
          services: [service({ verdict: one }), service({ ...QQ, verdict })],
        }),
        en,
      );
    expect(of(one)).toBe('WeChat and QQ are down, not just for you.');
    expect(of(other)).toBe('WeChat and QQ are having trouble.');
  });

  describe('P5b where it is planned work', () => {
    const verdict = decidedBy('P5b', fault({ cause: 'no-answer', suspects: ['provider'] }));
    const work = (parts: Partial<OfficialWord['incidents'][number]> = {}): OfficialWord =>
      official({
        level: 'maintenance',
        incidents: [incident({ level: 'maintenance', raw: 'in_progress', ...parts })],
      });
    const of = (words: readonly OfficialWord[], names = [{}, QQ]): Report =>
      told({
        side: 'theirs',
        services: words.map((word, n) => service({ ...names[n], verdict, official: word })),
      });
    const until = new Date(Date.parse(work().fetchedAt) + 60_000).toISOString();

    test('it is said until when', () => {
      const row = of([work({ until })]);
      expect(describeReport(row, en)).toMatchObject({
        headline: expect.stringMatching(
          /^WeChat is being worked on, as planned, until \d\d:\d\d\.$/,
        ),
        detail: 'Their own status page says so. Nothing to fix on your side.',
      });
      expect(headlineOf(of([work({ until })], [WEIXIN]), zh)).toMatch(
        /^微信正在做计划内的维护，预计到 \d\d:\d\d。$/,
      );
    });

    test.each([
      ['no end is told', {}],
      ['it was to be over before', { until: '2026-11-22T20:43:59.000Z' }],
      ['the end cannot be read', { until: 'soon' }],
    ])('it is said without an end where %s', (_, parts) => {
      expect(headlineOf(of([work(parts)]), en)).toBe('WeChat is being worked on, as planned.');
    });

    test('the end is that of the work on this very service', () => {
      const other = new Date(Date.parse(until) + 3_600_000).toISOString();
      const word = work({ until });
      const [own] = word.incidents;
      const unnamed = incident({ level: 'maintenance', isNamed: false, until: other });
      const both = { ...word, incidents: [unnamed, ...(own ? [own] : [])] };
      expect(headlineOf(of([both]), en)).toBe(headlineOf(of([word]), en));
    });

    test('several are told of together, and not with one that is in trouble', () => {
      expect(headlineOf(of([work({ until }), work()]), en)).toBe(
        'WeChat and QQ are being worked on, as planned.',
      );
      expect(headlineOf(of([work(), official()]), en)).toBe('WeChat and QQ are having trouble.');
    });

    test('trouble beside it is what is told', () => {
      const word = work();
      const trouble = { ...word, incidents: [...word.incidents, incident({ level: 'degraded' })] };
      expect(headlineOf(of([trouble]), en)).toBe('WeChat is having trouble, and they know.');
    });
  });

  test('a failure on the network before is told where it did not decide', () => {
    const told2 = (failedElsewhere: boolean): string | undefined => {
      const services = [service({ verdict: SILENT, ...(failedElsewhere && { failedElsewhere }) })];
      return describeReport(told({ side: 'not-yours', services }), en).detail;
    };
    expect(told2(true)).toContain('It failed on the network before this one too.');
    expect(told2(false)).not.toContain('network before');
  });
});

describe('what falls together', () => {
  const behind = (suppliers: string[], services = [{}, GITHUB, WIKIPEDIA]) =>
    told({
      side: 'not-yours',
      services: services.map((parts) => service({ ...parts, suppliers, verdict: SILENT })),
    });

  test('a content network is named', () => {
    expect(describeReport(behind(['Fastly']), en)).toMatchObject({
      headline: "Services behind Fastly don't answer. Your connection works.",
      detail: "Among them: WeChat, GitHub and Wikipedia. It's Fastly, or the way to it.",
    });
    expect(describeReport(behind(['Fastly']), zh)).toMatchObject({
      headline: '使用 Fastly 的几项服务没有回应，你的网络是正常的。',
      detail: '其中有 WeChat、GitHub 和 Wikipedia。问题在 Fastly，或在通往它的路上。',
    });
  });

  test('a block of addresses is named under the headline', () => {
    expect(describeReport(behind(['203.0.113.0/24']), en)).toMatchObject({
      headline: "Several services in one address range don't answer. Your connection works.",
      detail:
        'Among them: WeChat, GitHub and Wikipedia. All of them are in 203.0.113.0/24. It may be something they share, or a stretch of the way there.',
    });
    const [sixth] = behind(['2001:db8:1::/48'], [{}, GITHUB]).services;
    expect(sixth?.suppliers).toEqual(['2001:db8:1::/48']);
    expect(headlineOf(behind(['2001:db8:1::/48'], [{}, GITHUB]), zh)).toBe(
      '同一地址段里的几项服务没有回应，你的网络是正常的。',
    );
  });

  test.each([
    ['two of one provider share theirs with nobody', [{}, QQ], /^WeChat and QQ don't answer/],
    ['two providers share one', [{}, GITHUB], /^Services behind Fastly don't answer/],
  ])('%s', (_, services, headline) => {
    expect(headlineOf(behind(['Fastly'], services), en)).toMatch(headline);
  });

  test('what most of them do not share does not explain them', () => {
    const sharing = behind(['Fastly'], [{}, GITHUB]).services;
    const others = ['a', 'b'].map((id) => service({ id, name: id, provider: id, verdict: SILENT }));
    const row = told({
      side: 'not-yours',
      services: [...sharing.map((one) => ({ ...one })), ...others],
    });
    expect(headlineOf(row, en)).toBe(
      'Part of the internet does not answer from here. Your connection works.',
    );
    const most = { ...row, services: row.services.slice(0, 3) };
    expect(describeReport(most, en).headline).toMatch(/^Services behind Fastly/);
    expect(describeReport(most, en).detail).toContain('Among them: WeChat and GitHub.');
  });

  test('many unrelated ones are a part of the internet, whatever shows of them', () => {
    const refused = fault({ cause: 'tls-broken' });
    const of = (verdict: ReportVerdict, user: ReportVerdict = OK): string =>
      headlineOf(
        told({
          side: 'not-yours',
          user,
          services: [{}, GITHUB, WIKIPEDIA].map((parts) => service({ ...parts, verdict })),
        }),
        zh,
      );
    expect(of(SILENT)).toBe('从这里看，有一部分互联网没有回应，你的网络是正常的。');
    expect(of(refused)).toBe('从这里看，有一部分互联网用不了，你的网络是正常的。');
    const slowLine = fault({ cause: 'slow-line', suspects: ['device', 'network'], scope: 'slow' });
    expect(of(SILENT, slowLine)).toBe('好几项服务不太正常，但问题不在你这边。');
  });

  test('the way alone, to several, blames none of them', () => {
    const verdict = fault({ cause: 'no-answer', suspects: ['path'] });
    const services = [service({ verdict }), service({ ...GITHUB, verdict })];
    expect(describeReport(told({ side: 'not-yours', services }), en).detail).toBe(
      "It's a stretch of the way there, not the services themselves.",
    );
  });

  test('what else the same provider has trouble with is told, a company is not asked', () => {
    const broken = fault({ cause: 'server-error', suspects: ['provider'] });
    const row = told({
      side: 'theirs',
      services: [service({ verdict: SILENT }), service({ ...QQ, verdict: broken })],
    });
    expect(describeReport(row, en).detail).toContain(
      'At the same time Tencent has trouble with: QQ.',
    );
    const stranger = {
      ...row,
      services: [service({ verdict: SILENT }), service({ ...GITHUB, verdict: broken })],
    };
    expect(describeReport(stranger, en).detail).not.toContain('GitHub');
  });
});

describe('a part of a service', () => {
  const silent = { kind: 'failure', layer: 'timeout', code: 'timeout' } as const;
  const verdict = fault({ cause: 'no-answer', scope: 'partial' });
  const hosts = ['a.example', 'b.example'] as const;
  const purposes = (...functions: ('web' | 'login')[]) => ({
    endpoints: functions.map((one, n) => ({ url: `https://${hosts[n]}/`, function: one })),
  });
  const observations = [
    attempt({ host: hosts[0] }),
    attempt({ host: hosts[1], index: 1, outcome: silent }),
  ];

  test.each([
    ['by what they are for', purposes('web', 'login'), 'signing in', 'its website', '登录', '网页'],
    [
      'by host where they are for the same',
      purposes('web', 'web'),
      hosts[1],
      hosts[0],
      ...[hosts[1], hosts[0]],
    ],
    ['by host where nothing is told', {}, hosts[1], hosts[0], hosts[1], hosts[0]],
  ] as const)(
    'both what fails and what answers are named %s',
    (_, parts, bad, good, zhBad, zhGood) => {
      const row = told({
        side: 'not-yours',
        services: [service({ ...WEIXIN, ...parts, verdict, observations })],
      });
      const words = describeReport(row, en);
      expect(words.headline).toContain(`not working: ${bad}.`);
      expect(words.detail).toContain(`What still answers: ${good}.`);
      const chinese = describeReport(row, zh);
      expect(chinese.headline).toContain(`有一部分用不了：${zhBad}。`);
      expect(chinese.detail).toContain(`仍有回应的：${zhGood}。`);
    },
  );

  test('of one host and one use, nothing is said to answer', () => {
    const same = observations.map((one) => ({ ...one, host: hosts[0] }));
    const services = [service({ ...purposes('web', 'web'), verdict, observations: same })];
    const words = describeReport(told({ side: 'not-yours', services }), en);
    expect(words.headline).toContain('not working: its website.');
    expect(words.detail).not.toContain('What still answers');
  });
});

describe('known not to answer in a region', () => {
  const verdict: ReportVerdict = {
    kind: 'unknown',
    why: 'ambiguous',
    evidence: [{ id: 'R1', text: 'x', clears: [], charges: [] }],
  };
  const google = service({ id: 'google', name: 'Google', provider: 'Google', verdict });

  test.each([
    [['world'], 'from mainland China', 'Google 在中国大陆通常无法访问，这不是故障。'],
    [['china'], 'from outside mainland China', 'Google 在中国大陆以外通常无法访问，这不是故障。'],
    [undefined, 'from where you are', 'Google 在你所在的地区通常无法访问，这不是故障。'],
  ] as const)('%s', (regions, where, chinese) => {
    const one = { ...google, ...(regions && { reachableFrom: [...regions] }) };
    const row = told({ side: 'unclear', services: [one] });
    expect(headlineOf(row, en)).toBe(
      `Google can't usually be reached ${where}. That is not an outage.`,
    );
    expect(headlineOf(row, zh)).toBe(chinese);
    expect(describeReport(row, en).nonAction).toContain('No need to restart');
  });

  test('its line says so, and another "ambiguous" does not', () => {
    expect(serviceLine(google, en)).toBe('Not usually reachable from here');
    const other = service({ verdict: { kind: 'unknown', why: 'ambiguous', evidence: [] } });
    expect(serviceLine(other, en)).toContain("Can't tell yet");
  });
});

describe('it answers from here, but they report trouble', () => {
  test.each([
    [
      'one',
      [service({ official: official() })],
      'WeChat answers from here, but they report trouble.',
    ],
    [
      'several',
      [service({ official: official() }), service({ ...QQ, official: official() })],
      'WeChat and QQ answer from here, but they report trouble.',
    ],
    [
      'one that turns the check down',
      [service({ official: official(), verdict: refusing('forbidden') })],
      'WeChat answers from here, but they report trouble.',
    ],
  ])('%s', (_, services, sentence) => {
    expect(describeReport(told({ side: 'ok', services }), en).detail).toContain(sentence);
  });

  test('trouble of the page at large is not held against it', () => {
    const word = official({ scope: 'page', level: 'degraded' });
    const row = told({ side: 'ok', services: [service({ official: word })] });
    expect(describeReport(row, en).detail).not.toContain('trouble');
    expect(serviceLine(service({ official: word }), en)).toBe('Answers');
  });

  test('its line says so', () => {
    expect(serviceLine(service({ official: official() }), en)).toBe('Answers; they report trouble');
    expect(serviceLine(service({ official: official() }), zh)).toBe('有回应；官方说有故障');
  });
});
