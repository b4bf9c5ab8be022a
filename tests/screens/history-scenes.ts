import type { ReportFault } from '../../src/formats/verdict.ts';
import type { SeededHistory } from './seed-history.ts';

type Tongue = 'en' | 'zh';

/** Evidence in the language that it was written in. */
const EVIDENCE: Readonly<Record<Tongue, Readonly<Record<string, string>>>> = {
  en: {
    silent: 'WeChat gave no answer within 4 seconds, twice.',
    controls: '5 of 5 comparison sites of 4 operators answered in the same seconds.',
    knock: 'Its address was tried directly and stayed silent as well.',
    status: 'GitHub answered over a secure connection that it cannot serve requests now (503).',
    control: 'None of 5 comparison sites answered.',
    link: 'The device had a link to a network all the while.',
    gateway: 'Its delivery network answered that its own servers do not (522).',
  },
  zh: {
    silent: '微信两次都没有在 4 秒内回应。',
    controls: '同一时刻，4 家运营者的 5 个对比网站都有回应。',
    knock: '直接连它的地址，同样没有回应。',
    status: 'GitHub 通过加密连接回应说，暂时无法提供服务（503）。',
    control: '5 个对比网站都没有回应。',
    link: '设备一直连着网络。',
    gateway: '它的分发网络回应说，源站没有回应（522）。',
  },
};

/** A list, and what became of it in 90 days. */
export function historyScene(tongue: Tongue): SeededHistory {
  const services =
    tongue === 'en'
      ? [
          { id: 'wechat', name: 'WeChat', provider: 'Tencent' },
          { id: 'qq', name: 'QQ', provider: 'Tencent' },
          { id: 'bilibili', name: 'Bilibili', provider: 'Bilibili' },
          { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
          { id: 'github', name: 'GitHub', provider: 'GitHub' },
        ]
      : [
          { id: 'wechat', name: '微信', provider: '腾讯' },
          { id: 'qq', name: 'QQ', provider: '腾讯' },
          { id: 'bilibili', name: '哔哩哔哩', provider: '哔哩哔哩' },
          { id: 'alipay', name: '支付宝', provider: '蚂蚁集团' },
          { id: 'github', name: 'GitHub', provider: 'GitHub' },
        ];
  const faults = faultsIn(tongue);
  const { silent, unavailable, gateway, offline, slow, slowLine } = faults;
  return {
    services,
    latencies: { '': 34, wechat: 46, qq: 52, bilibili: 88, alipay: 71, github: 168 },
    faults: [
      {
        subject: 'wechat',
        verdict: gateway,
        before: { verdict: silent, minutes: 17 },
        daysAgo: 0,
        minutesAgo: 43,
      },
      { subject: 'github', verdict: unavailable, daysAgo: 2, hour: 15, minutes: 50 },
      { subject: 'bilibili', verdict: slow, daysAgo: 4, hour: 20, minutes: 130 },
      { subject: '', verdict: offline, daysAgo: 9, hour: 9, minutes: 25 },
      { subject: 'qq', verdict: silent, daysAgo: 22, hour: 10, minutes: 95 },
      { subject: 'wechat', verdict: silent, daysAgo: 22, hour: 10, minutes: 90 },
      { subject: 'github', verdict: unavailable, daysAgo: 31, hour: 11, minutes: 480 },
      { subject: '', verdict: slowLine, daysAgo: 36, hour: 19, minutes: 160 },
      { subject: 'github', verdict: gateway, daysAgo: 57, hour: 21, minutes: 30 },
    ],
  };
}

type Faults = Readonly<
  Record<'silent' | 'unavailable' | 'gateway' | 'offline' | 'slow' | 'slowLine', ReportFault>
>;

function faultsIn(tongue: Tongue): Faults {
  const text = (key: string): string => EVIDENCE[tongue][key] ?? key;
  const cleared = {
    id: 'controls-answer',
    text: text('controls'),
    clears: ['device', 'network'],
    charges: [],
  } as const;
  const notYours = {
    id: 'silent',
    text: text('silent'),
    clears: [],
    charges: ['path', 'provider'],
  } as const;
  const theirs = { clears: ['device', 'network', 'path'], charges: ['provider'] } as const;
  const base = { kind: 'fault', scope: 'down', certainty: 'confirmed' } as const;
  return {
    silent: {
      ...base,
      suspects: ['path', 'provider'],
      cause: 'no-answer',
      evidence: copied([
        notYours,
        cleared,
        { id: 'knock', text: text('knock'), clears: [], charges: [] },
      ]),
    },
    unavailable: {
      ...base,
      suspects: ['provider'],
      cause: 'server-error',
      evidence: copied([{ id: 'status', text: text('status'), ...theirs }, cleared]),
    },
    gateway: {
      ...base,
      suspects: ['provider'],
      cause: 'origin-unreachable',
      evidence: copied([{ id: 'gateway', text: text('gateway'), ...theirs }, cleared]),
    },
    offline: {
      ...base,
      suspects: ['device', 'network'],
      cause: 'no-internet',
      evidence: copied([
        {
          id: 'controls-silent',
          text: text('control'),
          clears: [],
          charges: ['device', 'network'],
        },
        { id: 'link', text: text('link'), clears: [], charges: [] },
      ]),
    },
    slow: {
      ...base,
      scope: 'slow',
      suspects: ['provider'],
      cause: 'slow',
      evidence: copied([cleared]),
    },
    slowLine: {
      ...base,
      scope: 'slow',
      suspects: ['device', 'network'],
      cause: 'slow-line',
      evidence: [],
    },
  };
}

interface FrozenEvidence {
  readonly id: string;
  readonly text: string;
  readonly clears: readonly ReportFault['suspects'][number][];
  readonly charges: readonly ReportFault['suspects'][number][];
}

function copied(evidence: readonly FrozenEvidence[]): ReportFault['evidence'] {
  return evidence.map(({ clears, charges, ...rest }) => ({
    ...rest,
    clears: [...clears],
    charges: [...charges],
  }));
}
