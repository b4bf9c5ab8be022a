import type { Level } from '../diagnosis/other-views.ts';
import type { FeedComponent, FeedIncident, FeedReading } from './feed-reading.ts';
import { httpLink } from './http-link.ts';
import { oneLine } from './one-line.ts';
import { readTime } from './read-time.ts';

/** Parts of one page that are read: the largest pages list some hundreds, one for each data centre. */
const MAX_COMPONENTS = 2_000;
/** Open incidents of one page that are read. */
const MAX_INCIDENTS = 200;

export interface LooseComponent {
  readonly id: string;
  readonly name?: string | undefined;
  /** What it belongs to; said with its name where another part has the same name. */
  readonly group?: string | undefined;
  readonly level: Level;
  readonly raw?: unknown;
}

export interface LooseIncident {
  readonly title?: unknown;
  readonly level: Level;
  /** None, or an empty list: the page does not say. */
  readonly components?: readonly string[] | undefined;
  readonly raw?: unknown;
  /** A moment in any form that `readTime` knows. */
  readonly since?: unknown;
  readonly updated?: unknown;
  /** Planned end, of maintenance. */
  readonly until?: unknown;
  readonly link?: unknown;
}

export interface LooseReading {
  readonly page?: { readonly id?: unknown; readonly name?: unknown; readonly url?: unknown };
  readonly level: Level;
  readonly raw?: unknown;
  readonly components?: readonly LooseComponent[];
  /** The page lists only parts that are in trouble. */
  readonly listsTroubleOnly?: true;
  readonly incidents?: readonly LooseIncident[];
}

/** What a parser found, within limits and without anything that is not there. Text becomes one line, links http(s). */
export function makeReading(loose: LooseReading): FeedReading {
  const { page = {}, level, raw, components = [], incidents = [], listsTroubleOnly } = loose;
  return {
    page: present({ id: word(page.id), name: word(page.name), url: httpLink(page.url) }),
    level,
    ...present({ raw: word(raw), listsTroubleOnly }),
    components: namedApart(components.slice(0, MAX_COMPONENTS)),
    incidents: incidents.slice(0, MAX_INCIDENTS).map(tidyIncident),
  };
}

function namedApart(components: readonly LooseComponent[]): FeedComponent[] {
  const names = components.map(({ id, name }) => word(name) ?? word(id) ?? '?');
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return components.map(({ id, group, level, raw }, index) => {
    const name = names[index] ?? '?';
    const isShared = group !== undefined && (times.get(name) ?? 0) > 1;
    return {
      id: word(id) ?? '?',
      name: isShared ? oneLine(`${group} / ${name}`) : name,
      level,
      ...present({ raw: word(raw) }),
    };
  });
}

function tidyIncident(loose: LooseIncident): FeedIncident {
  const raw = word(loose.raw);
  return {
    title: word(loose.title) ?? raw ?? '?',
    level: loose.level,
    ...present({
      components: loose.components?.length ? namedBy(loose.components) : undefined,
      raw,
      sinceMs: readTime(loose.since),
      updatedMs: readTime(loose.updated),
      untilMs: readTime(loose.until),
      link: httpLink(loose.link),
    }),
  };
}

function namedBy(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.slice(0, MAX_COMPONENTS).flatMap((id) => word(id) ?? []))];
}

function word(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' ? oneLine(text) || undefined : undefined;
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(members: T): Present<T> {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Present<T>;
}
