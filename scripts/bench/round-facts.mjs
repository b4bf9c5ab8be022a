/** @typedef {import('../../src/diagnosis/observation.ts').Observation} Observation */
/** @typedef {import('../../src/diagnosis/facts.ts').RoundFacts} RoundFacts */

const STARTED_AT = '2026-01-01T00:00:00.000Z';

/** @type {Observation['outcome']} */
const ANSWER = { kind: 'response', status: 204, verified: true, content: 'expected' };

/** @type {readonly Observation['outcome'][]} what services of the bench do, in turn */
const FATES = [
  { kind: 'response', status: 200, verified: true },
  { kind: 'response', status: 503, verified: true },
  { kind: 'failure', layer: 'timeout', code: 'timeout', deadlineMs: 4_000 },
  { kind: 'failure', layer: 'tcp', code: 'net::ERR_CONNECTION_REFUSED', transport: 'refused' },
  { kind: 'failure', layer: 'dns', code: 'net::ERR_NAME_NOT_RESOLVED' },
];

/**
 * A full round with healthy controls and services that fail in every way, some of one provider.
 * @param {number} count of services
 * @returns {RoundFacts}
 */
export function roundFacts(count) {
  let n = 0;
  const observe = (
    /** @type {Observation['role']} */ role,
    /** @type {string} */ host,
    /** @type {Observation['outcome']} */ outcome,
    /** @type {1 | 2} */ attempt = 1,
  ) => {
    n += 1;
    const secure = role !== 'portal';
    const endpoint = `${secure ? 'https' : 'http'}://${host}/`;
    const seen = { n, role, endpoint, host, secure, attempt, startedAt: STARTED_AT };
    return { ...seen, durationMs: 100, outcome };
  };
  /** @type {readonly Observation['role'][]} */
  const roles = ['portal', 'portal', 'https', 'https', 'address'];
  const controls = roles.map((role, index) => ({
    ...observe(role, role === 'address' ? '192.0.2.1' : `control-${index}.example`, ANSWER),
    operator: `operator-${index}`,
  }));
  const services = Array.from({ length: count }, (_, index) => {
    const host = `service-${index}.example`;
    const fate = FATES[index % FATES.length] ?? ANSWER;
    const observations = [observe('endpoint', host, fate), observe('endpoint', host, fate, 2)];
    return {
      id: `service-${index}`,
      name: `Service ${index}`,
      provider: `Provider ${Math.floor(index / 3)}`,
      where: /** @type {const} */ ('internet'),
      endpoints: [
        { url: `https://${host}/`, host, secure: true, function: /** @type {const} */ ('web') },
      ],
      observations,
    };
  });
  return { onLine: true, portal: 'unknown', timersLateMs: 0, controls, services };
}
