import type { Config, Control } from '../../src/formats/config.ts';
import { LITERAL_ADDRESSES, literalAddress } from './addresses.ts';
import { PORTAL_TEXT } from './healthy-internet.ts';
import { type ControlSpec, operatorDomain, type ServiceSpec, type Site } from './site.ts';

/** The list that the extension is given for a world: its services and its controls. */
export function labConfig(
  specs: { readonly services: readonly ServiceSpec[] },
  sites: readonly Site[],
): Config {
  return {
    format: 'whichside/config',
    version: 1,
    services: specs.services.map((service) => ({
      id: service.id,
      name: service.name,
      provider: service.provider,
      enabled: true,
      where: 'internet',
      endpoints: sites
        .filter(({ id }) => id === service.id || id.startsWith(`${service.id}/`))
        .map((site) => ({ url: `https://${site.host}/`, function: site.function ?? 'web' })),
    })),
    controls: sites.flatMap((site) => toControl(site)),
  };
}

function toControl(site: Site): Control[] {
  const { id, owner: operator, role: kind, host } = site;
  switch (kind) {
    case 'service':
      return [];
    case 'portal': {
      const text = id.endsWith('text');
      const expect = text ? { status: 200, body: PORTAL_TEXT } : { status: 204 };
      const url = `http://${host}/${text ? 'success.txt' : 'generate_204'}`;
      return [{ id, operator, kind, url, expect }];
    }
    case 'https':
    case 'address':
      return [{ id, operator, kind, url: `https://${host}/` }];
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
