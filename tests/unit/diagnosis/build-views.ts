import type { ServiceFacts } from '../../../src/diagnosis/facts.ts';
import type {
  OfficialFacts,
  OutsideFacts,
  OutsideOutcome,
} from '../../../src/diagnosis/other-views.ts';
import { knock, known, service, silence } from './build-facts.ts';

type Probe = OutsideFacts['probes'][number];

const OUTCOMES: Readonly<Record<string, OutsideOutcome>> = {
  '+': 'answers',
  '-': 'fails',
  '!': 'turned-away',
  '?': 'void',
};

/**
 * Machines elsewhere, each as country, network and what it saw (`+` answers, `-` fails, `!` turned away, `?` void);
 * a leading `*` marks one near. `outside('*DE1-', 'FR2-')`.
 */
export function outside(...probes: readonly string[]): OutsideFacts {
  return {
    probes: probes.map((told): Probe => {
      const [, near, country = '', asn, seen = ''] =
        /^(\*?)([A-Z]{2})(\d)([-+!?])$/.exec(told) ?? [];
      const outcome = OUTCOMES[seen];
      if (outcome === undefined) throw new Error(`no probe: ${told}`);
      return { country, asn: 64_500 + Number(asn), isNear: near === '*', outcome };
    }),
  };
}

export const FAILS_EVERYWHERE: OutsideFacts = outside('*DE1-', '*DE2-', 'FR3-');
export const NEAR_THROUGH: OutsideFacts = outside('*DE1+', '*DE2+', 'FR3+');

const FETCHED_AT = '2026-03-01T08:00:00.000Z';

/** What a status page said, `hours` ago for its incidents. */
export function official(
  level: OfficialFacts['level'],
  more: Partial<OfficialFacts> = {},
): OfficialFacts {
  return { level, scope: 'component', incidents: [], fetchedAt: FETCHED_AT, ...more };
}

export function incident(
  hours: number | undefined,
  more: Partial<OfficialFacts['incidents'][number]> = {},
): OfficialFacts['incidents'][number] {
  const since =
    hours === undefined
      ? undefined
      : new Date(Date.parse(FETCHED_AT) - hours * 3_600_000).toISOString();
  return { title: 'Messages are late', level: 'degraded', isNamed: true, since, ...more };
}

type More = Parameters<typeof service>[1];

/** Silent, its address too: {path, provider}. */
export const farSide = (more: More = {}): ServiceFacts =>
  service(silence(), { asked: [...known(), knock(silence())], ...more });

/** Silent, and nothing shows where its name leads: all four. */
export const anySide = (more: More = {}): ServiceFacts => service(silence(), more);
