import { createHash, randomBytes } from 'node:crypto';
import {
  type ApiAnswer,
  type ApiRequest,
  emptyAnswer,
  errorAnswer,
  jsonAnswer,
} from './api-answer.ts';
import { httpResult, IN_PROGRESS, type Sight, type TestResult, TIMED_OUT } from './http-result.ts';
import { createPollLimit } from './poll-limit.ts';
import { chooseProbes, POOL, type PoolProbe } from './probe-pool.ts';
import { type Account, limitsOf, pay } from './rate-limits.ts';
import { type MeasurementRequest, readRequest } from './request-schema.ts';

/** The API ends a measurement by itself after this long. */
const FORCED_END_MS = 30_000;

export interface OutsideApiOptions {
  /** What a machine sees of a host: a word for it, or a result of the caller's own making. */
  readonly verdictOf: (host: string, probe: PoolProbe) => Sight | TestResult;
  /** Machines that are online; absent: five in each of thirteen countries. */
  readonly probes?: readonly PoolProbe[];
  /** Tokens that are good, each with the credits behind it. */
  readonly tokens?: Readonly<Record<string, { readonly credits: number }>>;
  /** Tests an hour; absent: 250 without a token and 500 with one. */
  readonly testsPerHour?: number;
  /** How many times a measurement is still in progress when it is asked for. */
  readonly polls?: number;
  /** Times that one measurement may be asked for within 2 s; absent: 5. */
  readonly pollsPerWindow?: number;
  /** Said instead of what is due; undefined: what is due. */
  readonly instead?: (request: ApiRequest) => ApiAnswer | undefined;
  /** ms since the epoch; absent: the wall clock. */
  readonly now?: () => number;
}

interface Stored {
  readonly id: string;
  readonly createdAtMs: number;
  readonly request: MeasurementRequest;
  readonly tests: readonly { readonly probe: PoolProbe; readonly result: TestResult }[];
  pollsLeft: number;
}

export interface OutsideApi {
  /** Everything that arrived, in order, preflights included. */
  readonly requests: readonly ApiRequest[];
  /** Answers one request; `origin` is what the `Location` of a new measurement begins with. */
  answer(request: ApiRequest, origin: string): ApiAnswer;
}

/** A service that follows Globalping's API 1.0.0 as far as `http` measurements go. It speaks to nobody. */
export function createOutsideApi(options: OutsideApiOptions): OutsideApi {
  const requests: ApiRequest[] = [];
  const now = options.now ?? Date.now;
  const desk = {
    options,
    now,
    stored: new Map<string, Stored>(),
    accountFor: accounts(options),
    isTooFast: createPollLimit(options.pollsPerWindow ?? 5, now),
  };
  return {
    requests,
    answer: (request, origin) => {
      requests.push(request);
      return options.instead?.(request) ?? route(desk, request, origin);
    },
  };
}

interface Desk {
  readonly options: OutsideApiOptions;
  readonly now: () => number;
  readonly stored: Map<string, Stored>;
  readonly accountFor: (authorization: string | undefined) => Account | undefined;
  readonly isTooFast: (id: string) => boolean;
}

function route(desk: Desk, request: ApiRequest, origin: string): ApiAnswer {
  if (request.method === 'OPTIONS') return emptyAnswer(204);
  const account = desk.accountFor(request.headers.authorization);
  // The API says nothing more to a token that it does not know.
  if (account === undefined) return emptyAnswer(401);
  const { method, path } = request;
  const id = /^\/v1\/measurements\/([a-zA-Z0-9]+)$/.exec(path)?.[1];
  if (method === 'POST' && path === '/v1/measurements') {
    return create(desk, request.body, { origin, account });
  }
  if (method === 'GET' && id !== undefined) return get(desk, id, request);
  if (method === 'GET' && path === '/v1/limits') return jsonAnswer(200, limitsOf(account));
  return errorAnswer('not_found');
}

interface Caller {
  readonly origin: string;
  readonly account: Account;
}

function create(desk: Desk, body: string, { origin, account }: Caller): ApiAnswer {
  const { stored, options, now } = desk;
  const read = readRequest(parseJson(body), { isUser: account.credits !== undefined });
  if (read.kind === 'invalid') return errorAnswer('validation_error', { params: read.params });
  const { request } = read;
  const probes = probesFor(request, { stored, online: options.probes ?? POOL });
  if (probes.length === 0) return errorAnswer('no_probes_found');
  const payment = pay(account, probes.length);
  if (payment.kind !== 'paid') return errorAnswer(payment.kind, { headers: payment.headers });
  const id = randomBytes(12).toString('hex');
  const tests = probes.map((probe) => ({
    probe,
    result: resultFor(request, { probe, verdictOf: options.verdictOf }),
  }));
  stored.set(id, { id, createdAtMs: now(), request, tests, pollsLeft: options.polls ?? 0 });
  const headers = { ...payment.headers, location: `${origin}/v1/measurements/${id}` };
  return jsonAnswer(202, { id, probesCount: probes.length }, headers);
}

function get(desk: Desk, id: string, request: ApiRequest): ApiAnswer {
  const measurement = desk.stored.get(id);
  if (desk.isTooFast(id)) {
    return errorAnswer('too_many_requests', { headers: { 'retry-after': '5' } });
  }
  if (measurement === undefined) return errorAnswer('not_found');
  const body = measurementBody(measurement, desk.now());
  measurement.pollsLeft -= 1;
  const etag = `W/"${createHash('sha256').update(JSON.stringify(body.results)).digest('hex')}"`;
  const headers = { etag, 'cache-control': 'public, max-age=0' };
  if (request.headers['if-none-match'] === etag) return emptyAnswer(304, headers);
  return jsonAnswer(200, body, headers);
}

/** Undefined where the token is not one of the good ones. */
function accounts({ tokens = {}, testsPerHour }: OutsideApiOptions) {
  const anonymous: Account = { limit: testsPerHour ?? 250, used: 0 };
  const known = new Map(
    Object.entries(tokens).map(([token, { credits }]): [string, Account] => [
      `Bearer ${token}`,
      { limit: testsPerHour ?? 500, used: 0, credits },
    ]),
  );
  return (authorization: string | undefined): Account | undefined =>
    authorization === undefined ? anonymous : known.get(authorization);
}

interface Chances {
  readonly stored: ReadonlyMap<string, Stored>;
  readonly online: readonly PoolProbe[];
}

function probesFor(request: MeasurementRequest, { stored, online }: Chances): readonly PoolProbe[] {
  const { locations } = request;
  if (typeof locations !== 'string') return chooseProbes(request, online);
  return stored.get(locations)?.tests.map(({ probe }) => probe) ?? [];
}

interface Viewer {
  readonly probe: PoolProbe;
  readonly verdictOf: OutsideApiOptions['verdictOf'];
}

function resultFor(request: MeasurementRequest, { probe, verdictOf }: Viewer): TestResult {
  const host = request.target;
  const sight = verdictOf(host, probe);
  const secure = request.measurementOptions?.protocol !== 'HTTP';
  return typeof sight === 'string' ? httpResult(sight, { host, secure }) : sight;
}

/** Body of `GET /v1/measurements/{id}` at a moment. */
function measurementBody(measurement: Stored, nowMs: number) {
  const { id, createdAtMs, request, tests, pollsLeft } = measurement;
  const isOver = nowMs - createdAtMs >= FORCED_END_MS;
  const results = tests.map(({ probe, result }) => {
    const isOpen = pollsLeft > 0 || result.status === 'in-progress';
    return { probe, result: isOpen ? (isOver ? TIMED_OUT : IN_PROGRESS) : result };
  });
  const isOpen = results.some(({ result }) => result.status === 'in-progress');
  const { locations, limit, timeout, measurementOptions } = request;
  return {
    id,
    type: 'http',
    status: isOpen ? 'in-progress' : 'finished',
    createdAt: new Date(createdAtMs).toISOString(),
    updatedAt: new Date(isOpen ? createdAtMs : nowMs).toISOString(),
    target: request.target,
    probesCount: tests.length,
    ...(Array.isArray(locations) && { locations }),
    ...(limit !== undefined && { limit }),
    ...(timeout !== undefined && { timeout }),
    ...(measurementOptions !== undefined && { measurementOptions }),
    results,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
