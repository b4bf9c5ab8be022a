import { describe, expect, it } from 'vitest';
import type { RoundFacts } from '../../../src/diagnosis/facts.ts';
import { judgeUser } from '../../../src/diagnosis/judge-user.ts';
import type { Outcome } from '../../../src/diagnosis/observation.ts';
import type { Verdict } from '../../../src/diagnosis/verdict.ts';
import {
  badDate,
  badIssuer,
  badName,
  CONTROLS,
  type ControlSpec,
  concealed,
  control,
  controls,
  fail,
  healthyAnswer,
  noName,
  offline,
  ok,
  refused,
  reset,
  round,
  service,
  silence,
} from './build-facts.ts';

/** `ok`, `unknown why`, or `cause device+network [scope]`. */
function told(verdict: Verdict): string {
  if (verdict.kind === 'unknown') return `unknown ${verdict.why}`;
  if (verdict.kind !== 'fault') return verdict.kind;
  const scope = verdict.scope === 'down' ? '' : ` ${verdict.scope}`;
  return `${verdict.cause} ${verdict.suspects.join('+')}${scope}`;
}

const redirected = (): Outcome =>
  ok({ verified: false, status: 302, redirectHost: 'login.hotel.example', content: 'other' });
const loginPage = (): Outcome => ok({ verified: false, status: 200, content: 'other' });
const dated = (skewMs: number): Outcome =>
  ok({ verified: false, status: 204, content: 'expected', clockSkewMs: skewMs });
const byRole =
  (outcomes: Partial<Record<ControlSpec['role'], () => Outcome>>) =>
  (spec: ControlSpec): Outcome =>
    outcomes[spec.role]?.() ?? healthyAnswer(spec);
const byHost =
  (outcomes: Readonly<Record<string, () => Outcome>>) =>
  (spec: ControlSpec): Outcome =>
    outcomes[spec.host]?.() ?? healthyAnswer(spec);

const MONTHS = 13 * 30 * 24 * 3_600_000;

const WORLDS: readonly [string, Partial<RoundFacts>, string][] = [
  ['healthy', {}, 'ok'],
  ['link down, Chromium', { controls: controls(offline) }, 'not-connected device+network'],
  [
    'link down, Firefox says dns and refused but onLine is false',
    {
      onLine: false,
      controls: controls(byRole({ portal: noName, https: noName, address: refused })),
    },
    'not-connected device+network',
  ],
  ['onLine false alone is no proof', { onLine: false }, 'ok'],
  [
    'no route',
    { controls: controls(() => fail('tcp', { transport: 'unreachable' })) },
    'no-internet device+network',
  ],
  ['silence everywhere', { controls: controls(silence) }, 'no-internet device+network'],
  [
    'silence of a single control says nothing',
    { controls: [control({ operator: 'Aster', role: 'https', host: 'a.example' }, silence())] },
    'unknown insufficient',
  ],
  [
    'controls fail, a service answers over TLS',
    { controls: controls(silence), services: [service(ok())] },
    'unknown ambiguous',
  ],
  [
    'portal by redirect, https reset',
    { controls: controls(byRole({ portal: redirected, https: reset, address: reset })) },
    'captive-portal network',
  ],
  [
    'portal by rewritten page, https with its own certificate',
    { controls: controls(byRole({ portal: loginPage, https: badName, address: badName })) },
    'captive-portal network',
  ],
  [
    'portal by 511',
    {
      controls: controls(
        byRole({
          portal: () => ok({ verified: false, status: 511, content: 'other' }),
          https: silence,
          address: silence,
        }),
      ),
    },
    'captive-portal network',
  ],
  [
    'Firefox says the portal is locked, and one control is down',
    { portal: 'locked', controls: controls(byHost({ 'www.cedar.example': silence })) },
    'ok',
  ],
  [
    'Firefox says the portal is locked, and no https gets through',
    { portal: 'locked', controls: controls(byRole({ https: silence, address: silence })) },
    'captive-portal network',
  ],
  ['Firefox says locked while every control has its exact content', { portal: 'locked' }, 'ok'],
  [
    'unrelated http controls sent to one place: a portal, whatever https does',
    { controls: controls(byRole({ portal: redirected })) },
    'captive-portal network',
  ],
  [
    'one http control changed, https passes',
    { controls: controls(byHost({ 'portal.aster.example': redirected })) },
    'ok',
  ],
  [
    'an http control began to redirect within its own host',
    {
      controls: controls(
        byHost({
          'portal.aster.example': () =>
            ok({
              verified: false,
              status: 301,
              redirectHost: 'portal.aster.example',
              content: 'other',
            }),
        }),
      ),
    },
    'ok',
  ],
  [
    'four bytes instead of nothing are a middlebox, not a portal',
    {
      controls: controls(
        byRole({
          portal: () => ok({ verified: false, content: 'tiny' }),
          https: silence,
          address: silence,
        }),
      ),
    },
    'unknown ambiguous',
  ],
  [
    'clock off by 13 months, every certificate by date',
    {
      controls: controls(byRole({ portal: () => dated(MONTHS), https: badDate, address: badDate })),
    },
    'clock device',
  ],
  [
    'clock wrong with one http control left',
    {
      controls: controls(
        byHost({
          'portal.aster.example': () => dated(MONTHS),
          'check.birch.example': silence,
          'www.cedar.example': badDate,
          'www.dill.example': badDate,
          '192.0.2.53': badDate,
          '192.0.2.54': badDate,
        }),
      ),
    },
    'clock device',
  ],
  [
    'clock off by 4 minutes changes nothing',
    { controls: controls(byRole({ portal: () => dated(-4 * 60_000) })) },
    'ok',
  ],
  [
    'clock off by 10 minutes with nothing failing changes nothing',
    { controls: controls(byRole({ portal: () => dated(600_000) })) },
    'ok',
  ],
  [
    'certificates by date with nobody to ask the time',
    { controls: controls(byRole({ portal: silence, https: badDate, address: badDate })) },
    'clock device+network',
  ],
  [
    'interception with an untrusted root',
    { controls: controls(byRole({ https: badIssuer, address: badIssuer })) },
    'interception device+network',
  ],
  [
    'one control with an unknown issuer is its own trouble',
    { controls: controls(byHost({ 'www.cedar.example': badIssuer })) },
    'ok',
  ],
  [
    'proxy refused',
    { controls: controls(() => fail('proxy', { proxyFault: 'unreachable' })) },
    'proxy device+network',
  ],
  [
    'proxy wants a sign-in',
    { controls: controls(() => fail('proxy', { code: '407', proxyFault: 'sign-in' })) },
    'proxy-sign-in network',
  ],
  [
    'resolver says no to every name',
    { controls: controls(byRole({ portal: noName, https: noName })) },
    'dns-broken device+network',
  ],
  [
    'resolver silent: Chromium has no word for it',
    { controls: controls(byRole({ portal: silence, https: silence })) },
    'dns-broken device+network',
  ],
  [
    'resolver silent, and one address control down',
    {
      controls: controls(byRole({ portal: silence, https: silence })).map((o) =>
        o.host === '192.0.2.54' ? { ...o, outcome: silence() } : o,
      ),
    },
    'dns-broken device+network',
  ],
  [
    'two operators fail at DNS, the rest answers',
    { controls: controls(byHost({ 'www.cedar.example': noName, 'www.dill.example': noName })) },
    'dns-broken device+network partial',
  ],
  [
    'one control lost its zone',
    { controls: controls(byHost({ 'www.cedar.example': noName })) },
    'ok',
  ],
  [
    'https reset, http fine',
    { controls: controls(byRole({ https: reset, address: reset })) },
    'https-blocked device+network',
  ],
  [
    'https silent, http quick',
    { controls: controls(byRole({ https: silence, address: silence })) },
    'https-blocked device+network',
  ],
  [
    'https silent, http slow: slow, not blocked',
    {
      controls: controls(byRole({ https: silence, address: silence }), { durationMs: 3_500 }),
    },
    'slow-line device+network slow',
  ],
  [
    'everything slow',
    { controls: controls(healthyAnswer, { durationMs: 2_400 }) },
    'slow-line device+network slow',
  ],
  [
    'everything slow on a starved machine is no evidence',
    { timersLateMs: 3_000, controls: controls(healthyAnswer, { durationMs: 2_400 }) },
    'ok',
  ],
  [
    'half of the controls silent for good: cut off, not lossy',
    {
      controls: controls(
        byHost({
          'portal.aster.example': silence,
          'www.cedar.example': silence,
          '192.0.2.53': silence,
        }),
      ),
    },
    'unknown ambiguous',
  ],
  [
    'no control answers, and every service of two providers does',
    {
      controls: controls(silence),
      services: [service(ok()), service(ok({ status: 404 }), { provider: 'Wren' })],
    },
    'ok',
  ],
  [
    'no control answers, and one service of three fails',
    {
      controls: controls(silence),
      services: [
        service(ok()),
        service(ok(), { provider: 'Wren' }),
        service(silence(), { provider: 'Heron' }),
      ],
    },
    'unknown ambiguous',
  ],
  [
    'no control answers, and one of two services has trouble of its own',
    {
      controls: controls(silence),
      services: [service(ok()), service(ok({ status: 503 }), { provider: 'Wren' })],
    },
    'unknown ambiguous',
  ],
  [
    'one operator down, with both of its controls',
    {
      controls: controls(({ operator, ...spec }) =>
        operator === 'Aster' ? silence() : healthyAnswer({ operator, ...spec }),
      ),
    },
    'ok',
  ],
  [
    'a filter list blocks a control',
    {
      controls: controls(
        byHost({ 'www.cedar.example': () => fail('blocked', { blocker: 'extension' }) }),
      ),
    },
    'ok',
  ],
  [
    'one control blocked and another down',
    {
      controls: controls(
        byHost({
          'www.cedar.example': () => fail('blocked', { blocker: 'extension' }),
          'portal.aster.example': silence,
        }),
      ),
    },
    'ok',
  ],
  ['port 80 closed, https fine', { controls: controls(byRole({ portal: silence })) }, 'ok'],
  [
    'controls that never answered from here are no evidence while others answer',
    {
      controls: controls().map((o) =>
        o.host === 'www.dill.example' || o.host === '192.0.2.54'
          ? { ...o, outcome: silence(), unproven: true as const }
          : o,
      ),
    },
    'ok',
  ],
  [
    'without host access: everything answers somehow',
    {
      controls: controls((spec) =>
        ok({ status: 0, opaque: true, verified: spec.role !== 'portal' }),
      ),
    },
    'ok',
  ],
  [
    'without host access: names fail, addresses answer',
    {
      controls: controls(
        byRole({
          portal: concealed,
          https: concealed,
          address: () => ok({ status: 0, opaque: true }),
        }),
      ),
    },
    'dns-broken device+network',
  ],
  [
    'without host access: nothing answers',
    { controls: controls(concealed) },
    'no-internet device+network',
  ],
  ['scheduled round, services answer', { controls: [], services: [service(ok())] }, 'ok'],
  ['nothing probed', { controls: [] }, 'unknown insufficient'],
];

describe("judgeUser() tells the user's own side", () => {
  it('rests on every service where no control answers', () => {
    const services = [service(ok()), service(ok(), { provider: 'Wren' })];
    const facts = round({ controls: controls(silence), services });
    const asked = facts.services.flatMap(({ observations }) => observations.map(({ n }) => n));
    expect(asked).toHaveLength(2);
    expect(judgeUser(facts).evidence[0]?.observations).toEqual(asked);
  });

  it.each(WORLDS)('%s', (_name, facts, expected) => {
    expect(told(judgeUser(round(facts)))).toBe(expected);
  });

  it('cites the rule first, and every control that the rule rests on', () => {
    const verdict = judgeUser(round({ controls: controls(silence) }));
    expect(verdict.evidence[0]?.id).toBe('C7');
    expect(verdict.evidence[0]?.observations).toHaveLength(CONTROLS.length);
  });
});
