import type { EndpointFacts, RoundFacts, ServiceFacts } from '../../../src/diagnosis/facts.ts';
import type {
  DnsAnswer,
  Failure,
  Observation,
  Outcome,
  Response,
  Role,
} from '../../../src/diagnosis/observation.ts';

let next = 0;

interface Spec {
  readonly role: Role;
  readonly host: string;
  readonly outcome: Outcome;
  readonly secure?: boolean;
  readonly operator?: string;
  readonly subject?: string;
  readonly attempt?: 1 | 2;
  readonly durationMs?: number;
  readonly answer?: DnsAnswer;
  readonly unproven?: true;
  readonly index?: number;
}

export function observe({ role, host, outcome, secure = true, ...rest }: Spec): Observation {
  next += 1;
  return {
    n: next,
    role,
    endpoint: `${secure ? 'https' : 'http'}://${host}/`,
    host,
    secure,
    attempt: 1,
    startedAt: '2026-03-01T08:00:00.000Z',
    durationMs: 120,
    outcome,
    ...rest,
  };
}

export const ok = (more: Partial<Response> = {}): Response => ({
  kind: 'response',
  status: 200,
  verified: true,
  ...more,
});

export const fail = (layer: Failure['layer'], more: Partial<Failure> = {}): Failure => ({
  kind: 'failure',
  layer,
  code: more.code ?? layer.toUpperCase(),
  ...more,
});

export const silence = (): Failure => fail('timeout', { code: 'timeout', deadlineMs: 4000 });
export const noName = (): Failure => fail('dns', { code: 'net::ERR_NAME_NOT_RESOLVED' });
export const refused = (): Failure =>
  fail('tcp', { code: 'net::ERR_CONNECTION_REFUSED', transport: 'refused' });
export const reset = (): Failure =>
  fail('tcp', { code: 'net::ERR_CONNECTION_RESET', transport: 'reset' });
export const badDate = (): Failure =>
  fail('tls', { code: 'net::ERR_CERT_DATE_INVALID', tls: 'date' });
export const badIssuer = (): Failure =>
  fail('tls', { code: 'net::ERR_CERT_AUTHORITY_INVALID', tls: 'authority' });
export const badName = (): Failure =>
  fail('tls', { code: 'net::ERR_CERT_COMMON_NAME_INVALID', tls: 'name' });
export const offline = (): Failure => fail('offline', { code: 'net::ERR_INTERNET_DISCONNECTED' });
export const concealed = (): Failure => fail('unknown', { code: 'hidden', opaque: true });

export interface ControlSpec {
  readonly operator: string;
  readonly role: 'portal' | 'https' | 'address';
  readonly host: string;
}

/** Six controls of five operators, as a full round draws them. */
export const CONTROLS: readonly ControlSpec[] = [
  { operator: 'Aster', role: 'portal', host: 'portal.aster.example' },
  { operator: 'Birch', role: 'portal', host: 'check.birch.example' },
  { operator: 'Cedar', role: 'https', host: 'www.cedar.example' },
  { operator: 'Dill', role: 'https', host: 'www.dill.example' },
  { operator: 'Elm', role: 'address', host: '192.0.2.53' },
  { operator: 'Aster', role: 'address', host: '192.0.2.54' },
];

export function control(
  spec: ControlSpec,
  outcome: Outcome,
  more: Partial<Observation> = {},
): Observation {
  return observe({ ...spec, secure: spec.role !== 'portal', outcome, ...more });
}

/** What a healthy control answers. */
export function healthyAnswer({ role }: ControlSpec): Response {
  return role === 'portal'
    ? ok({ verified: false, status: 204, content: 'expected', clockSkewMs: 300 })
    : ok();
}

/** Every control as `outcomeOf` says. */
export function controls(
  outcomeOf: (spec: ControlSpec) => Outcome = healthyAnswer,
  more: Partial<Observation> = {},
): Observation[] {
  return CONTROLS.map((spec) => control(spec, outcomeOf(spec), more));
}

export function endpoint(host: string, more: Partial<EndpointFacts> = {}): EndpointFacts {
  const secure = more.secure ?? true;
  return { url: `${secure ? 'https' : 'http'}://${host}/`, host, secure, function: 'web', ...more };
}

/** A service whose one endpoint saw `outcome`, and failed again the same way where it failed. */
export function service(
  outcome: Outcome,
  more: Partial<ServiceFacts> & { readonly asked?: readonly Observation[] } = {},
): ServiceFacts {
  const { asked = [], ...facts } = more;
  const host = 'www.lark.example';
  const secure = facts.endpoints?.[0]?.secure ?? true;
  const attempts = outcome.kind === 'failure' ? ([1, 2] as const) : ([1] as const);
  return {
    id: 'lark',
    name: 'Lark',
    provider: 'Meadow',
    where: 'internet',
    endpoints: [endpoint(host)],
    observations: [
      ...attempts.map((attempt) => observe({ role: 'endpoint', host, secure, outcome, attempt })),
      ...asked,
    ],
    ...facts,
  };
}

export function round(more: Partial<RoundFacts> = {}): RoundFacts {
  return {
    onLine: true,
    portal: 'unknown',
    timersLateMs: 0,
    controls: controls(),
    services: [],
    ...more,
  };
}

interface DohSpec {
  readonly operator: string;
  readonly rcode?: number;
  readonly addresses?: readonly string[];
  readonly range?: DnsAnswer['ranges'][number];
  readonly checkingDisabled?: true;
  readonly name?: string;
  readonly aliases?: readonly string[];
}

/** Both questions (A and AAAA) at one DoH operator. */
export function doh(spec: DohSpec): Observation[] {
  const { operator, rcode = 0, addresses = [], range = 'public', name = 'www.lark.example' } = spec;
  const aliases = spec.aliases === undefined ? {} : { aliases: spec.aliases };
  const disabled = spec.checkingDisabled === true ? { checkingDisabled: true as const } : {};
  return (['A', 'AAAA'] as const).map((type) => {
    const given = type === 'A' ? addresses : [];
    const answer: DnsAnswer = {
      name,
      type,
      rcode,
      addresses: given,
      ranges: given.map(() => range),
      ...aliases,
      ...disabled,
    };
    const host = `dns.${operator.toLowerCase()}.example`;
    return observe({ role: 'doh', host, operator, subject: name, outcome: ok(), answer });
  });
}

export const known = (): Observation[] => [
  ...doh({ operator: 'Fern', addresses: ['198.51.100.7'] }),
  ...doh({ operator: 'Gorse', addresses: ['198.51.100.7'] }),
];

/** What one operator says of a name that nobody has asked for, below a host or what it stands for. */
export function below(
  operator: string,
  { rcode = 3, zone = 'www.lark.example', addresses = [] }: Partial<FreshSpec> = {},
): Observation {
  next += 1;
  const label = `qzxkvbnmqzxk${next}`;
  const answer: DnsAnswer = {
    name: `${label}.${zone}`,
    type: 'A',
    rcode,
    addresses,
    ranges: addresses.map(() => 'public'),
  };
  const host = `dns.${operator.toLowerCase()}.example`;
  return observe({
    role: 'doh',
    host,
    operator,
    subject: 'www.lark.example',
    outcome: ok(),
    answer,
  });
}

interface FreshSpec {
  readonly rcode: number;
  readonly zone: string;
  readonly addresses: readonly string[];
}

/** Known to both, and the servers of its zone answer. */
export const alive = (): Observation[] => [...known(), below('Fern'), below('Gorse')];

export const gone = (): Observation[] => [
  ...doh({ operator: 'Fern', rcode: 3 }),
  ...doh({ operator: 'Gorse', rcode: 3 }),
];

export function knock(outcome: Outcome): Observation {
  return observe({ role: 'knock', host: '198.51.100.7', subject: 'www.lark.example', outcome });
}

/** Firefox's own lookup of the service's name. */
export function lookup(
  addresses: readonly string[],
  range: DnsAnswer['ranges'][number],
  name = 'www.lark.example',
): Observation {
  const outcome: Outcome =
    addresses.length > 0
      ? ok({ status: 0, verified: false })
      : fail('dns', { code: 'NS_ERROR_UNKNOWN_HOST' });
  const answer: DnsAnswer = {
    name,
    type: 'A+AAAA',
    rcode: addresses.length > 0 ? 0 : 3,
    addresses,
    ranges: addresses.map(() => range),
  };
  return observe({ role: 'resolver', host: name, subject: name, outcome, answer });
}
