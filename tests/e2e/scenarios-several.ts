import { fault, OK, type Outcome, type Scenario } from './scenario.ts';

const silent = fault(['path', 'provider'], 'no-answer');
const silentUnseen = fault(['path', 'provider'], 'no-answer', 'does-not-answer');
const tencent: Outcome = {
  user: OK,
  services: { wechat: silent, qq: silent },
  sides: ['not-yours'],
  headline: /^WeChat and QQ do(?: not|n't) answer/,
};
const fine: Outcome = { user: OK, services: {}, sides: ['ok'], headline: /answer from here/ };

/** What shows only when services and controls are looked at together. */
export const SEVERAL_SCENARIOS: readonly Scenario[] = [
  {
    name: 'two Tencent services down while others answer',
    breaks: [{ kind: 'packets', of: ['Tencent'], at: 'router', how: 'drop' }],
    seen: tencent,
    unseen: { ...tencent, services: { wechat: silentUnseen, qq: silentUnseen } },
  },
  {
    name: 'Google blocked but the services fine',
    breaks: [{ kind: 'packets', of: ['Google'], at: 'router', how: 'drop' }],
    seen: fine,
    unseen: fine,
  },
];
