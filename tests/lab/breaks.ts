import type { Cause } from '../../src/diagnosis/cause.ts';
import type { Break } from '../net/break.ts';
import type { Answer } from '../net/internet-state.ts';
import type { OutsideState } from '../net/outside-state.ts';
import { feedId, type ServiceSpec } from '../net/site.ts';
import { type Pages, statuspage, WEBSITE } from '../net/status-pages.ts';
import { RELAYED, RELAYED_PLAIN } from './web-lists.ts';

/** Words for a service that says nothing; without access to a host nothing more exact is known. */
export const SILENCE: readonly Cause[] = ['no-answer', 'does-not-answer'];
export const REFUSAL: readonly Cause[] = ['refused', 'does-not-answer'];
export const BREAKING_OFF: readonly Cause[] = ['reset', 'does-not-answer'];

/** Its machines end each connection once they have answered, so that none outlasts a name that leads elsewhere. */
export function hangsUp(...of: readonly string[]): Break {
  const https = { status: 200, headers: { connection: 'close' } };
  return { kind: 'host', of, change: { http2: false, https } };
}

/** No packet is heard in its data centre. */
export function silentThere(...of: readonly string[]): Break {
  return { kind: 'packets', of, at: 'server', how: 'drop' };
}

/** Its machines run, and nobody listens on them. */
export function refusedThere(...of: readonly string[]): Break {
  return { kind: 'packets', of, at: 'server', how: 'reset' };
}

/** Its balancer ends every connection as soon as it was greeted. */
export function resetThere(...of: readonly string[]): Break {
  return { kind: 'host', of, change: { onHello: 'reset' } };
}

/** It answers over TLS, with this. */
export function answers(https: Answer, ...of: readonly string[]): Break {
  return { kind: 'host', of, change: { https } };
}

/** Browsers keep it from whoever may not look at its host, as if it had failed (Fetch 3.7). */
export const NOT_TO_BE_EMBEDDED: Answer = {
  status: 200,
  headers: { 'cross-origin-resource-policy': 'same-origin' },
};

/** What whoever brings the session cookie that this browser keeps gets instead. */
export function signedIn(https: Answer, ...of: readonly string[]): Break {
  return { kind: 'cookie', of, change: { https } };
}

/** A stretch of the backbone, which every line from here shares, loses everything to and from it. */
export function lostOnTheWay(...of: readonly string[]): Break {
  return { kind: 'packets', of, at: 'backbone', how: 'drop' };
}

/** A box in the backbone answers in its place that nobody listens. */
export function refusedOnTheWay(...of: readonly string[]): Break {
  return { kind: 'packets', of, at: 'backbone', how: 'reset' };
}

/** The way from the first line alone loses everything to and from it; another line has another way. */
export function lostFromThisLine(...of: readonly string[]): Break {
  return { kind: 'packets', of, at: 'router', how: 'drop' };
}

/** A box on the way reads the name, and ends or forgets the connection. */
export function filteredByName(how: 'reset' | 'silent' | 'close', ...of: readonly string[]): Break {
  return { kind: 'name-filter', of, how };
}

/** A provider's balancer is well, and does so with whoever names one of its hosts. */
export function lostRoute(
  how: 'reset' | 'silent' | 'close',
  ...of: readonly string[]
): readonly Break[] {
  return [
    { kind: 'front', of },
    { kind: 'host', of, change: { onHello: how, http: { status: 200, instead: how } } },
  ];
}

/** The host of `RELAYED` that people are sent on to. */
export const GOAL = 'signpost/goal';

interface SentOn {
  readonly world: { readonly services: readonly ServiceSpec[] };
  readonly story: readonly Break[];
}

/** The first host of a service answers, and that which it sends people on to fails so. */
export function beyondFirstHop(scheme: 'http' | 'https', ...fails: readonly Break[]): SentOn {
  const services = scheme === 'http' ? RELAYED_PLAIN : RELAYED;
  return {
    world: { services },
    story: [{ kind: 'redirect', of: ['signpost'], to: GOAL, scheme }, ...fails],
  };
}

/** What machines elsewhere see. */
export function others(sees: Partial<OutsideState>): Break {
  return { kind: 'outside', sees };
}

export const NOBODY_GETS_THROUGH = others({ near: 'silent', far: 'silent' });

/** What a service's status page says. */
export function says(service: string, pages: Pages): Break {
  return { kind: 'pages', of: [feedId(service)], pages };
}

/** Its status page tells of an outage that began a quarter of an hour ago. */
export function admits(service: string): Break {
  return says(
    service,
    statuspage({
      components: [{ ...WEBSITE, status: 'major_outage' }],
      incidents: [
        {
          title: 'Connections fail',
          impact: 'critical',
          status: 'investigating',
          components: [WEBSITE.id],
          minutesAgo: 15,
        },
      ],
    }),
  );
}
