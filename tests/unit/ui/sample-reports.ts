import type { PartialReport, Report } from '../../../src/formats/report.ts';
import type { Evidence, ReportVerdict } from '../../../src/formats/verdict.ts';
import { attempt, fault, OK, report, service } from '../wording/reports.ts';

/** One report of each kind that a screen can show, with evidence and observations as a round makes them. */

function evidence(id: string, text: string, about: Partial<Evidence> = {}): Evidence {
  return { id, text, clears: [], charges: [], ...about };
}

const CONTROLS: Report['controls'] = [
  attempt({
    n: 10,
    role: 'portal',
    host: 'portal.example',
    endpoint: 'http://portal.example/204',
    operator: 'Example',
    secure: false,
    outcome: { kind: 'response', status: 204, verified: false, content: 'expected' },
    durationMs: 41,
  }),
  attempt({ n: 11, role: 'https', host: 'secure.example.net', operator: 'Example Net' }),
  attempt({ n: 12, role: 'address', host: '192.0.2.1', operator: 'Example Org', durationMs: 18 }),
];

const CONTROLS_ANSWER = evidence('controls-answer', '5 of 5 independent sites answer.', {
  clears: ['device', 'network'],
  observations: [10, 11, 12],
});

const USER_OK: ReportVerdict = { kind: 'ok', evidence: [CONTROLS_ANSWER] };

const ANSWERS: ReportVerdict = {
  kind: 'ok',
  evidence: [
    evidence('T1', 'weixin.example answers over a secure connection.', {
      clears: ['device', 'network', 'path', 'provider'],
      observations: [1],
    }),
  ],
};

const WECHAT = service({ verdict: ANSWERS, observations: [attempt()] });
const QQ = service({ id: 'qq', name: 'QQ', verdict: ANSWERS });
const GITHUB = service({
  id: 'github',
  name: 'GitHub',
  provider: 'Microsoft',
  verdict: { kind: 'refusing', cause: 'rate-limited', evidence: [] },
});
const WIKIPEDIA = service({
  id: 'wikipedia',
  name: 'Wikipedia',
  provider: 'Wikimedia',
  verdict: ANSWERS,
});

const base = { user: USER_OK, controls: CONTROLS };

export const ALL_WELL = report({
  ...base,
  overall: { side: 'ok', headline: '' },
  services: [WECHAT, QQ, WIKIPEDIA],
});

export const NOTHING_CHOSEN = report({ ...base, overall: { side: 'ok', headline: '' } });

const SILENT = attempt({
  outcome: { kind: 'failure', layer: 'timeout', code: 'timeout', deadlineMs: 4000 },
  durationMs: 4002,
});

const silence = fault({
  cause: 'no-answer',
  evidence: [
    evidence('P5', 'weixin.example did not answer within 4 seconds, twice.', {
      charges: ['path', 'provider'],
      observations: [1],
    }),
    CONTROLS_ANSWER,
    evidence('name-resolves', 'Its name resolves here as it does elsewhere.'),
  ],
});

export const NOT_YOURS = report({
  ...base,
  overall: { side: 'not-yours', headline: '', service: 'wechat' },
  services: [
    GITHUB,
    WIKIPEDIA,
    { ...WECHAT, verdict: silence, observations: [SILENT] },
    { ...QQ, verdict: silence, observations: [{ ...SILENT, n: 2, host: 'im.qq.example' }] },
  ],
});

export const THEIRS = report({
  ...base,
  overall: { side: 'theirs', headline: '', service: 'wechat' },
  services: [
    {
      ...WECHAT,
      verdict: fault({
        cause: 'server-error',
        suspects: ['provider'],
        evidence: [
          evidence('T3', 'weixin.example says that it cannot serve you now (503).', {
            clears: ['device', 'network', 'path'],
            charges: ['provider'],
          }),
        ],
      }),
    },
    WIKIPEDIA,
  ],
});

const PORTAL = fault({
  cause: 'captive-portal',
  suspects: ['network'],
  evidence: [
    evidence('C2', 'portal.example was answered by wifi.example instead.', {
      charges: ['network'],
    }),
  ],
});

export const YOURS_PORTAL = report({
  user: PORTAL,
  overall: { side: 'yours', headline: '' },
  services: [{ ...WECHAT, verdict: PORTAL }],
  controls: [
    attempt({ n: 9, role: 'portal', host: 'other.example', endpoint: 'http://other.example/' }),
    attempt({
      n: 10,
      role: 'portal',
      host: 'portal.example',
      endpoint: 'http://portal.example/204',
      outcome: { kind: 'response', status: 302, verified: false, redirectHost: 'wifi.example' },
    }),
  ],
});

const OFFLINE = fault({
  cause: 'no-internet',
  suspects: ['device', 'network'],
  evidence: [
    evidence('C7', 'None of 5 independent sites answers.', { charges: ['device', 'network'] }),
  ],
});

export const YOURS = report({
  user: OFFLINE,
  overall: { side: 'yours', headline: '' },
  services: [
    { ...WECHAT, verdict: OFFLINE },
    { ...QQ, verdict: OFFLINE },
  ],
});

const NO_PERMISSION: ReportVerdict = {
  kind: 'unknown',
  why: 'no-permission',
  evidence: [evidence('G1', 'The browser does not let Whichside look at weixin.example.')],
};

export const UNCLEAR = report({
  ...base,
  overall: { side: 'unclear', headline: '', service: 'wechat' },
  services: [{ ...WECHAT, verdict: NO_PERMISSION }],
});

export const AD_HOC = report({
  ...base,
  trigger: 'page',
  overall: { side: 'ok', headline: '' },
  services: [
    service({ id: 'adhoc', name: 'shop.example', provider: 'shop.example', verdict: ANSWERS }),
  ],
});

const { overall: _verdictToCome, ...running } = report({ ...base });

/** What is known while a round still runs: the user's own side is cleared, the services are not judged. */
export const PARTIAL: PartialReport = {
  ...running,
  services: [
    { id: 'wechat', name: 'WeChat', provider: 'Tencent', observations: [] },
    { id: 'qq', name: 'QQ', provider: 'Tencent', verdict: OK, observations: [] },
  ],
};
