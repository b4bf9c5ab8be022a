import type { Side } from '../diagnosis/suspect.ts';

export const SIDES = ['theirs', 'not-yours', 'yours', 'unclear'] as const satisfies readonly Side[];

export type FilterSide = (typeof SIDES)[number];

export const RANGES = ['day', 'week', 'quarter'] as const;

/** How far back answer times are shown: a day, a week, 90 days. */
export type Range = (typeof RANGES)[number];

/** What the page shows; it is all in the part of the address after `#`. */
export type Route =
  | { readonly kind: 'overview'; readonly find: string; readonly asTable: boolean }
  | { readonly kind: 'service'; readonly subject: string; readonly range: Range }
  | IncidentsRoute
  | { readonly kind: 'incident'; readonly id: string }
  | { readonly kind: 'data' };

export interface IncidentsRoute {
  readonly kind: 'incidents';
  /** Id of a service, '' for the user's own side; absent: all. */
  readonly subject?: string;
  readonly side?: FilterSide;
  /** From 1. */
  readonly page: number;
}

/** Reads the part of an address after `#`; what it does not know is the overview. */
export function readRoute(hash: string): Route {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  const id = words.get('incident');
  if (id) return { kind: 'incident', id };
  const subject = words.get('service');
  if (words.has('incidents')) return incidentsRoute(words, subject);
  if (words.has('data')) return { kind: 'data' };
  if (subject !== null) {
    const range = RANGES.find((each) => each === words.get('range')) ?? 'day';
    return { kind: 'service', subject, range };
  }
  return { kind: 'overview', find: words.get('find') ?? '', asTable: words.has('table') };
}

function incidentsRoute(words: URLSearchParams, subject: string | null): IncidentsRoute {
  const side = SIDES.find((each) => each === words.get('side'));
  const page = Number(words.get('page'));
  return {
    kind: 'incidents',
    ...(subject === null ? {} : { subject }),
    ...(side === undefined ? {} : { side }),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The address of a route, `#` included; `readRoute` reads it back. */
export function hashOf(route: Route): string {
  const words = new URLSearchParams(wordsOf(route));
  // What has no value stands alone.
  return `#${words.toString().replace(/=(?=&|$)/g, '')}`;
}

function wordsOf(route: Route): [string, string][] {
  switch (route.kind) {
    case 'overview':
      return [
        ['overview', ''],
        ...(route.find ? [['find', route.find] satisfies [string, string]] : []),
        ...(route.asTable ? [['table', ''] satisfies [string, string]] : []),
      ];
    case 'service':
      return [
        ['service', route.subject],
        ...(route.range === 'day' ? [] : [['range', route.range] satisfies [string, string]]),
      ];
    case 'incidents': {
      const { subject, side, page } = route;
      return [
        ['incidents', ''],
        ...(subject === undefined ? [] : [['service', subject] satisfies [string, string]]),
        ...(side === undefined ? [] : [['side', side] satisfies [string, string]]),
        ...(page === 1 ? [] : [['page', String(page)] satisfies [string, string]]),
      ];
    }
    case 'incident':
      return [['incident', route.id]];
    case 'data':
      return [['data', '']];
  }
}
