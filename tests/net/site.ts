import { literalAddress, namedAddress } from './addresses.ts';

export type EndpointFunction = 'web' | 'login' | 'api' | 'media' | 'other';
export type ControlKind = 'portal' | 'https' | 'address' | 'doh';

/** A service of the world; each endpoint gets a host of its own. */
export interface ServiceSpec {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly endpoints?: readonly EndpointFunction[];
}

export interface ControlSpec {
  readonly id: string;
  readonly operator: string;
  readonly kind: ControlKind;
}

/** One host of the world: a service's endpoint, or a control. */
export interface Site {
  /** The service's or control's id; a service's further endpoints are `id/function`. */
  readonly id: string;
  /** Provider or operator. */
  readonly owner: string;
  readonly role: 'service' | ControlKind;
  readonly function?: EndpointFunction;
  /** DNS name, or the address for a host that is reached without one. */
  readonly host: string;
  readonly address: string;
}

export const SERVICES: readonly ServiceSpec[] = [
  { id: 'wechat', name: 'WeChat', provider: 'Tencent' },
  { id: 'qq', name: 'QQ', provider: 'Tencent' },
  { id: 'bilibili', name: 'Bilibili', provider: 'Bilibili' },
  { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
];

export const CONTROLS: readonly ControlSpec[] = [
  { id: 'alder-204', operator: 'Alder', kind: 'portal' },
  { id: 'birch-text', operator: 'Birch', kind: 'portal' },
  { id: 'google-204', operator: 'Google', kind: 'portal' },
  { id: 'cedar', operator: 'Cedar', kind: 'https' },
  { id: 'dogwood', operator: 'Dogwood', kind: 'https' },
  { id: 'google', operator: 'Google', kind: 'https' },
  { id: 'alder-address', operator: 'Alder', kind: 'address' },
  { id: 'elm-address', operator: 'Elm', kind: 'address' },
  { id: 'dogwood-dns', operator: 'Dogwood', kind: 'doh' },
  { id: 'elm-dns', operator: 'Elm', kind: 'doh' },
  { id: 'google-dns', operator: 'Google', kind: 'doh' },
];

/**
 * Gives every service and control a host. Names and addresses of one `epoch` are used by no other,
 * so that no cache and no idle connection of a browser carries anything over.
 */
export function makeSites(
  services: readonly ServiceSpec[],
  controls: readonly ControlSpec[],
  options: { readonly epoch: number },
): Site[] {
  const { epoch } = options;
  const size = services.flatMap((service) => functionsOf(service)).length + controls.length;
  let named = epoch * size;
  let literal = epoch * controls.filter(({ kind }) => kind === 'address').length;
  const endpoints = services.flatMap((service) =>
    functionsOf(service).map((role, index): Site => {
      const prefix = index === 0 ? '' : `${role}.`;
      return {
        id: index === 0 ? service.id : `${service.id}/${role}`,
        owner: service.provider,
        role: 'service',
        function: role,
        host: `${prefix}${service.id}-${epoch}.example`,
        address: namedAddress(named++),
      };
    }),
  );
  const witnesses = controls.map(({ id, operator, kind }): Site => {
    const address = kind === 'address' ? literalAddress(literal++) : namedAddress(named++);
    const host = kind === 'address' ? address : `${id}-${epoch}.${operatorDomain(operator)}`;
    return { id, owner: operator, role: kind, host, address };
  });
  return [...endpoints, ...witnesses];
}

function functionsOf({ endpoints }: ServiceSpec): readonly EndpointFunction[] {
  return endpoints ?? ['web'];
}

/** The domain under which an operator's controls live. */
export function operatorDomain(operator: string): string {
  return `${operator.toLowerCase()}-controls.example`;
}
