/** @typedef {import('../../src/formats/report.ts').Report} Report */
/** @typedef {import('../../src/formats/verdict.ts').ReportVerdict} Verdict */
/** @typedef {{ station: string, state: string }} Station */

/** @type {Record<Report['overall']['side'], string>} */
export const SIDES = {
  ok: 'nothing wrong',
  yours: 'your side',
  'not-yours': 'not your side',
  theirs: 'their side',
  unclear: 'unclear',
};

/** @type {Record<string, string>} */
const STATIONS = {
  device: 'this device',
  network: 'your network',
  path: 'the way there',
  provider: 'the provider',
};

/** @type {Record<string, string>} */
const STATES = {
  cleared: 'cleared',
  doubt: 'in doubt',
  broken: 'broken',
  untested: 'not tested',
};

/**
 * A report in plain text: the verdict, the path as the popup draws it, the services and the evidence.
 * @param {Report} report
 * @param {readonly Station[]} stations
 * @returns {string}
 */
export function printReport(report, stations) {
  const path = stations.map(
    ({ station, state }) => `${STATIONS[station] ?? station} [${STATES[state] ?? state}]`,
  );
  const services = report.services.map(
    ({ name, provider, verdict }) => `  ${name} (${provider}): ${verdictText(verdict)}`,
  );
  return [
    `Verdict:  ${SIDES[report.overall.side]}. ${report.overall.headline}`,
    `Path:     ${path.join(' --- ')}`,
    `Own side: ${verdictText(report.user)}`,
    services.length > 0 ? 'Services:' : 'Services: none checked',
    ...services,
    'Evidence:',
    ...evidenceLines(report),
  ].join('\n');
}

/**
 * @param {Verdict} verdict
 * @returns {string}
 */
export function verdictText(verdict) {
  switch (verdict.kind) {
    case 'ok':
      return 'ok';
    case 'refusing':
      return `answers, and turns the request down (${verdict.cause})`;
    case 'fault': {
      const suspects = verdict.suspects.map((suspect) => STATIONS[suspect]).join(' or ');
      return `${verdict.cause}: ${suspects} (${verdict.scope}, ${verdict.certainty})`;
    }
    case 'unknown':
      return `cannot tell (${verdict.why})`;
  }
}

/**
 * The evidence of each verdict, with the rule or finding it goes by; verdicts that rest on the same share a list.
 * @param {Report} report
 * @returns {string[]}
 */
function evidenceLines(report) {
  const owners = [
    { name: 'own side', verdict: report.user },
    ...report.services.map(({ name, verdict }) => ({ name, verdict })),
  ];
  /** @type {Map<string, string[]>} */
  const namesByList = new Map();
  for (const { name, verdict } of owners) {
    const list = verdict.evidence.map(({ id, text }) => `    ${text} (${id})`).join('\n');
    if (list !== '') namesByList.set(list, [...(namesByList.get(list) ?? []), name]);
  }
  const lines = [...namesByList].map(([list, names]) => `  ${names.join(', ')}:\n${list}`);
  return lines.length > 0 ? lines : ['  none'];
}
