import { domainToUnicode } from 'node:url';
import type { Config, Control, Service } from '../../src/formats/config.ts';
import { LITERAL_ADDRESSES, literalAddress } from './addresses.ts';
import { PORTAL_TEXT } from './healthy-internet.ts';
import {
  type ControlSpec,
  operatorDomain,
  type ServiceSpec,
  type Site,
  TRACE_PATH,
} from './site.ts';

export interface LabSpecs {
  readonly services: readonly ServiceSpec[];
  /** The outside view is always the world's own; absent: off. */
  readonly outsideMode?: OutsideMode | undefined;
}

export type OutsideMode = 'off' | 'ask' | 'auto';

/** The list that the extension is given for a world: its services, its controls, and who may be asked. */
export function labConfig(specs: LabSpecs, sites: readonly Site[]): Config {
  const outside = sites.find(({ role }) => role === 'outside');
  const { outsideMode: mode = 'off' } = specs;
  return {
    format: 'whichside/config',
    version: 1,
    services: specs.services.map((service) => toService(service, sites)),
    controls: sites.flatMap((site) => toControl(site)),
    ...(outside !== undefined && {
      settings: { outsideView: { mode, endpoint: `https://${outside.host}` } },
    }),
  };
}

function toService(service: ServiceSpec, sites: readonly Site[]): Service {
  const { id, name, provider, feed, reachableFrom, expects } = service;
  const scheme = service.plain ? 'http' : 'https';
  const own = sites.filter((site) => site.id === id || site.id.startsWith(`${id}/`));
  const status = own.find(({ role }) => role === 'feed');
  const components = feed?.components;
  return {
    id,
    name,
    provider,
    enabled: true,
    where: 'internet',
    endpoints: own
      .filter(({ role }) => role === 'service')
      .map((site) => ({
        url: `${scheme}://${domainToUnicode(site.host)}/`,
        function: site.function ?? 'web',
        ...(expects !== undefined && { expect: { body: expects } }),
      })),
    ...(feed !== undefined &&
      status !== undefined && {
        feed: {
          kind: feed.kind,
          url: `https://${status.host}${feed.path}`,
          ...(components !== undefined && { components: [...components] }),
        },
      }),
    ...(reachableFrom !== undefined && { reachableFrom: [...reachableFrom] }),
  };
}

function toControl(site: Site): Control[] {
  const { id, owner: operator, role: kind, host } = site;
  switch (kind) {
    case 'service':
    case 'unlisted':
    case 'feed':
    case 'outside':
    case 'landmark':
      return [];
    case 'portal': {
      const text = id.endsWith('text');
      const expect = text ? { status: 200, body: PORTAL_TEXT } : { status: 204 };
      const url = `http://${host}/${text ? 'success.txt' : 'generate_204'}`;
      return [{ id, operator, kind, url, expect }];
    }
    case 'https':
    case 'address':
      return [{ id, operator, kind, url: `https://${host}${site.trace ? TRACE_PATH : '/'}` }];
    case 'doh':
      return [{ id, operator, kind, url: `https://${host}/resolve` }];
  }
}

/** Match patterns of every control that a world can have: what an installation is granted. */
export function controlPatterns(controls: readonly ControlSpec[]): string[] {
  const operators = [...new Set(controls.map(({ operator }) => operator))];
  const literals = Array.from({ length: LITERAL_ADDRESSES }, (_, index) => literalAddress(index));
  return [
    ...operators.map((operator) => `*://*.${operatorDomain(operator)}/*`),
    ...literals.map((address) => `*://${address}/*`),
  ];
}
