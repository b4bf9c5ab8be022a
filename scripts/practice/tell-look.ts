import type { Report } from '../../src/formats/report.ts';
import { SIDES, verdictText } from '../start/print-report.mjs';
import type { Look } from './look.ts';

/** All that a change of makes news, and no more: not the moment, nor how it is known. */
export function whatIsSaid({ report, badge }: Look): string {
  const { side, headline } = report.overall;
  const services = report.services.map((service) => {
    const { id, official } = service;
    const { evidence: _, ...verdict } = service.verdict;
    return [id, verdict, official && says(official), others(service)];
  });
  return JSON.stringify([badge.text, badge.colour, side, headline, services]);
}

/** A look in lines: the button and the side, the headline, each service, and what their providers and others say. */
export function tellLook({ report, badge }: Look): string[] {
  const { overall, services } = report;
  return [
    `[${badge.text || ' '}] ${SIDES[overall.side]}. ${overall.headline}`,
    ...together(services.map(({ name, verdict }) => ({ name, text: verdictText(verdict) }))),
    ...together(services.flatMap(({ name, official }) => told(name, official && says(official)))),
    ...together(services.flatMap((service) => told(service.name, others(service)))),
  ];
}

interface Told {
  readonly name: string;
  readonly text: string;
}

function told(name: string, text: string | undefined): Told[] {
  return text === undefined ? [] : [{ name, text }];
}

/** Services of which the same is told share a line. */
function together(all: readonly Told[]): string[] {
  const names = new Map<string, string[]>();
  for (const { name, text } of all) names.set(text, [...(names.get(text) ?? []), name]);
  return [...names].map(([text, sharing]) => `${sharing.join(', ')}: ${text}`);
}

type Service = Report['services'][number];
type Official = NonNullable<Service['official']>;

function says(official: Official): string {
  return `official word: ${official.level}${titleOf(official)}`;
}

function titleOf({ incidents: [incident] }: Pick<Official, 'incidents'>): string {
  return incident === undefined ? '' : `, "${incident.title}" (${incident.raw ?? incident.level})`;
}

/** What was seen of what is well again is no news. */
function others({ verdict, outside }: Service): string | undefined {
  if (verdict.kind === 'ok' || outside?.state !== 'answered') return undefined;
  const { probes } = outside;
  return `others: ${probes.map(({ country, outcome }) => `${country} ${outcome}`).join(', ')}`;
}
