import { USER_CAUSES } from '../../src/diagnosis/cause.ts';
import type { Alert, AlertMember } from '../../src/formats/alerts.ts';
import { type AlertText, alertText, sampleText } from '../../src/wording/alert-text.ts';
import type { Translate } from '../../src/wording/translate.ts';
import { NOW } from './sample-round.ts';
import type { Tongue } from './tongues.ts';

const MINUTE_MS = 60_000;

/** Notifications of one kind. */
export interface AlertSection {
  /** The picture that it is in: one with all of them is a large file. */
  readonly picture: 'alerts' | 'alerts-own';
  readonly heading: string;
  readonly scenes: readonly AlertScene[];
}

export interface AlertScene {
  readonly id: string;
  readonly text: AlertText;
}

type About = Partial<Omit<AlertMember, 'name' | 'provider'>>;
type Some = readonly [id: string, alert: Partial<Alert>];
type Heading = Readonly<Record<Tongue['suffix'], string>>;

/** Every notification text, by the code that words it. */
export function alertScenes(tongue: Tongue, t: Translate): readonly AlertSection[] {
  const section = (heading: Heading, alerts: readonly Some[]): AlertSection => ({
    picture: alerts.some(([, { isOwn }]) => isOwn) ? 'alerts-own' : 'alerts',
    heading: heading[tongue.suffix],
    scenes: alerts.map(([id, alert]) => ({ id, text: worded(alert, t) })),
  });
  return [
    section({ en: 'A service fails', zh: '服务出问题' }, begins(tongue)),
    section({ en: 'It comes and goes', zh: '时好时坏' }, unstables(tongue)),
    section(
      { en: 'A reminder, if you asked for one', zh: '再次提醒（需要开启）' },
      reminders(tongue),
    ),
    section({ en: 'It is over', zh: '已恢复' }, ends(tongue)),
    section({ en: 'Your own side', zh: '你自己这边' }, own()),
    {
      picture: 'alerts-own',
      heading: { en: 'Asked for on the options page', zh: '在设置页试看' }[tongue.suffix],
      scenes: [{ id: 'sample', text: sampleText(t) }],
    },
  ];
}

function worded(over: Partial<Alert>, t: Translate): AlertText {
  const alert: Alert = {
    kind: 'fault',
    id: 'shown',
    isOwn: false,
    members: [],
    connectionWorks: true,
    ...over,
  };
  return alertText(alert, t, { nowMs: NOW });
}

/** Members by their ids, all with the same fault. */
type Naming = (ids: readonly string[], about?: About) => AlertMember[];

function namingOf({ services }: Tongue): Naming {
  return (ids, about = {}) =>
    services
      .filter(({ id }) => ids.includes(id))
      .map(({ name, provider }) => ({ ...SILENT, name, provider, ...about }));
}

const SILENT = { suspects: ['path', 'provider'], cause: 'no-answer', scope: 'down' } as const;
const BROKEN: About = { suspects: ['provider'], cause: 'server-error' };
const SLOW: About = { suspects: ['provider'], cause: 'slow', scope: 'slow' };
const PARTIAL: About = { ...BROKEN, scope: 'partial' };
const TWO = ['wechat', 'qq'] as const;

function begins(tongue: Tongue): readonly Some[] {
  const named = namingOf(tongue);
  const [wechat] = named(['wechat']);
  // Only counted: their names are not told.
  const more = ['3', '4', '5'].flatMap((name) => (wechat ? { ...wechat, name } : []));
  return [
    ['silent', { members: named(['alipay']) }],
    ['silent-two', { members: named(TWO) }],
    ['silent-many', { members: [...named(TWO), ...more] }],
    ['broken', { members: named(['github'], BROKEN) }],
    ['broken-two', { members: named(TWO, BROKEN) }],
    ['way', { members: named(['wechat'], { suspects: ['path'] }) }],
    ['slow', { members: named(['bilibili'], SLOW) }],
    ['slow-two', { members: named(TWO, SLOW) }],
    ['unproven', { members: named(['alipay']), connectionWorks: false }],
    ['partial', { members: named(['bilibili'], PARTIAL) }],
    ['partial-two', { members: named(TWO, PARTIAL) }],
    ['far', { members: [...named(TWO), ...named(['bilibili', 'github'])] }],
    ['late', { members: wechat ? [wechat] : [], sinceMs: NOW - 150 * MINUTE_MS }],
    [
      'network',
      { members: named(['bilibili'], { suspects: ['network'], cause: 'name-filtered' }) },
    ],
    ['device', { members: named(TWO, { suspects: ['device'], cause: 'blocked-on-device' }) }],
    [
      'near',
      {
        members: named(['github'], {
          suspects: ['device', 'network'],
          cause: 'resolves-elsewhere',
        }),
      },
    ],
    [
      'unclear',
      { members: named(['alipay'], { suspects: ['device', 'network', 'path', 'provider'] }) },
    ],
  ];
}

function unstables(tongue: Tongue): readonly Some[] {
  const named = namingOf(tongue);
  return [
    ['unstable', { kind: 'unstable', members: named(['bilibili']) }],
    ['unstable-two', { kind: 'unstable', members: named(TWO) }],
  ];
}

function reminders(tongue: Tongue): readonly Some[] {
  const named = namingOf(tongue);
  const reminder = { kind: 'reminder', sinceMs: NOW - 60 * MINUTE_MS } as const;
  return [
    ['reminder', { ...reminder, members: named(['alipay']) }],
    ['reminder-two', { ...reminder, members: named(TWO) }],
    ['reminder-unstable', { ...reminder, members: named(['bilibili']), isUnsteady: true }],
    ['reminder-unstable-two', { ...reminder, members: named(TWO), isUnsteady: true }],
    ['reminder-broken', { ...reminder, members: named(['github'], BROKEN) }],
    ['reminder-broken-two', { ...reminder, members: named(TWO, BROKEN) }],
    ['reminder-slow', { ...reminder, members: named(['bilibili'], SLOW) }],
    ['reminder-slow-two', { ...reminder, members: named(TWO, SLOW) }],
    ['reminder-partial', { ...reminder, members: named(['bilibili'], PARTIAL) }],
    ['reminder-partial-two', { ...reminder, members: named(TWO, PARTIAL) }],
  ];
}

function ends(tongue: Tongue): readonly Some[] {
  const named = namingOf(tongue);
  const back = { kind: 'back', downMs: 40 * MINUTE_MS } as const;
  return [
    ['back', { ...back, members: named(['alipay']) }],
    ['back-two', { ...back, members: named(TWO) }],
    ['fine', { ...back, members: named(['github'], BROKEN), downMs: 3 * 60 * MINUTE_MS }],
    ['fine-two', { ...back, members: named(TWO, SLOW) }],
    ['back-seen', { ...back, members: named(['wechat']), isSeenInPart: true }],
  ];
}

function own(): readonly Some[] {
  const of = (cause: AlertMember['cause'], over: Partial<Alert> = {}): Partial<Alert> => ({
    isOwn: true,
    members: [{ ...SILENT, name: '', provider: '', suspects: ['device', 'network'], cause }],
    ...over,
  });
  const back = { kind: 'back', downMs: 12 * MINUTE_MS } as const;
  const reminder = { kind: 'reminder', sinceMs: NOW - 60 * MINUTE_MS } as const;
  return [
    ...USER_CAUSES.map((cause) => [cause, of(cause)] as const),
    ['own-unstable', of('no-internet', { kind: 'unstable' })],
    ['own-reminder', of('no-internet', reminder)],
    ['own-reminder-unstable', of('no-internet', { ...reminder, isUnsteady: true })],
    ['own-online', of('no-internet', back)],
    ['own-fine', of('slow-line', back)],
  ];
}
