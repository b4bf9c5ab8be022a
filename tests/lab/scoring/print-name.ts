import { bestOf, distinctSorted } from './best-of.ts';
import { blockOf } from './block-of.ts';
import { isVoid, type Seen, wordOf } from './outcome-word.ts';

/**
 * What was asked about a host after it failed: independent resolvers, the browser's own, the knock and plain http.
 * Addresses are told by how they relate to each other alone.
 */
export function printName(host: string, observations: readonly Seen[]): readonly string[] {
  const about = observations.filter((seen) => !isVoid(seen) && isAbout(host, seen));
  const known = knownAddresses(host, observations);
  const own = observations.filter((seen) => seen.host === host);
  return [
    ...tell('others', printOthers(host, about)),
    ...tell('resolver', printResolver(about, known)),
    ...tell('knock', printKnock(about)),
    ...tell('plain http', asItself(printPlain(about, known, isCutOffAlone(own)), own)),
  ];
}

/** Addresses that independent resolvers give for a host. */
export function knownAddresses(host: string, observations: readonly Seen[]): readonly string[] {
  return observations.flatMap(({ answer, role }) =>
    role === 'doh' && answer?.name === host && answer.type !== 'NS' && !answer.checkingDisabled
      ? answer.addresses
      : [],
  );
}

/** How an address relates to what others know; empty where nobody said. */
export function relationOf(address: string | undefined, known: readonly string[]): string {
  if (address === undefined) return '';
  if (/^127\.|^::1$/.test(address)) return 'at loopback';
  if (/^198\.1[89]\./.test(address)) return 'at a made-up address';
  if (
    /^(?:0|10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.|^f[cd]|^fe[89ab]/.test(
      address,
    )
  )
    return 'at a private address';
  if (known.length === 0) return '';
  if (known.includes(address)) return 'where others know it';
  const block = blockOf(address);
  const isBeside = block !== undefined && known.some((each) => blockOf(each) === block);
  return isBeside ? 'beside where others know it' : 'elsewhere';
}

function tell(what: string, said: string): readonly string[] {
  return said === '' ? [] : [`${what}: ${said}`];
}

function isAbout(host: string, { role, subject, host: own }: Seen): boolean {
  return role === 'plain-http' ? own === host : subject === host;
}

function printOthers(host: string, about: readonly Seen[]): string {
  const asked = about.filter(({ role }) => role === 'doh');
  const operators = distinctSorted(asked.map(operatorOf));
  const words = operators.map((operator) =>
    wordOfOperator(
      host,
      asked.filter((seen) => operatorOf(seen) === operator),
    ),
  );
  const telling = words.filter((word) => word !== 'mute');
  const counted = distinctSorted(telling).map(
    (word) => `${word} ${telling.filter((each) => each === word).length > 1 ? 'two' : 'one'}`,
  );
  const isMute = operators.length > 0 && telling.length === 0;
  return [
    ...(isMute ? ['mute'] : counted),
    ...agreement(host, asked),
    ...further(host, asked),
  ].join(', ');
}

function operatorOf({ operator, host }: Seen): string {
  return operator?.toLowerCase() ?? host;
}

/** One operator's word on a host, from all of its answers; `mute` where none came. */
function wordOfOperator(host: string, asked: readonly Seen[]): string {
  const answers = asked.flatMap(({ answer }) =>
    answer !== undefined && answer.name === host && !answer.checkingDisabled && answer.type !== 'NS'
      ? [answer]
      : [],
  );
  const ranges = answers.flatMap((answer) => answer.ranges);
  if (ranges.includes('public')) return 'known to';
  if (ranges.length > 0) return ranges.includes('fake') ? 'made up by' : 'private to';
  if (answers.some(({ rcode }) => rcode === 3)) return 'denied by';
  if (answers.some(({ rcode }) => rcode !== 0)) return 'unresolved by';
  return answers.length === 0 ? 'mute' : 'empty to';
}

/** Whether two operators give an address in common. */
function agreement(host: string, asked: readonly Seen[]): readonly string[] {
  const sets = distinctSorted(asked.map(operatorOf))
    .map((operator) =>
      knownAddresses(
        host,
        asked.filter((seen) => operatorOf(seen) === operator),
      ),
    )
    .filter((addresses) => addresses.length > 0);
  const [first = [], ...rest] = sets;
  if (rest.length === 0) return [];
  return [rest.some((more) => more.some((each) => first.includes(each))) ? 'agreed' : 'at odds'];
}

/** What was asked beyond: without validation, of the zone above, and of names that nobody can remember. */
function further(host: string, asked: readonly Seen[]): readonly string[] {
  const unchecked = asked.some(
    ({ answer }) => answer?.checkingDisabled === true && answer.addresses.length > 0,
  );
  const parents = asked.flatMap(({ answer }) => (answer?.type === 'NS' ? [answer.rcode] : []));
  const isParentThere = parents.includes(0);
  return [
    ...(unchecked ? ['known unvalidated'] : []),
    ...(parents.length > 0 ? [isParentThere ? 'zone above is there' : 'zone above fails'] : []),
    ...freshly(host, asked),
  ];
}

/** Whether anybody who knows the host heard the servers of its zone; what its aliases' zones say is not in the lab. */
function freshly(host: string, asked: readonly Seen[]): readonly string[] {
  const answers = asked.flatMap(({ answer }) =>
    answer?.name.endsWith(`.${host}`) ? [answer.rcode] : [],
  );
  if (answers.length === 0) return [];
  return [answers.some((rcode) => rcode === 0 || rcode === 3) ? 'zone heard' : 'zone not heard'];
}

function printResolver(about: readonly Seen[], known: readonly string[]): string {
  const asked = about.filter(({ role }) => role === 'resolver');
  const words = distinctSorted(
    asked.map((seen) => {
      const via = seen.answer?.via === 'system' ? 'system' : 'browser';
      if (seen.outcome.kind === 'failure') return `${via} ${wordOf(seen)}`;
      const places = (seen.answer?.addresses ?? []).map((address) => relationOf(address, known));
      const place = places.includes('where others know it')
        ? 'where others know it'
        : distinctSorted(places).join(' / ');
      return `${via} resolves ${place}`.trim();
    }),
  );
  // Whether a browser or the one who asked it gave a silent resolver up first is a race.
  return words
    .filter((word) => word !== 'browser dns' || !words.includes('browser silent'))
    .join(', ');
}

/** A router says so of some packets and of others nothing (RFC 1812 4.3.2.8): which of two hears it is chance. */
function isCutOffAlone(own: readonly Seen[]): boolean {
  const failures = own.filter(({ outcome, role }) => role === 'endpoint' && isFailure(outcome));
  const words = failures.map(wordOf).filter((word) => word !== 'silent');
  return words.includes(CUT_OFF) && words.every((word) => word === CUT_OFF);
}

const CUT_OFF = 'tcp unreachable';

/** Who cuts connections cuts one early and the next one late. */
function asItself(plain: string, own: readonly Seen[]): string {
  const isReset = own.some((seen) => seen.role === 'endpoint' && wordOf(seen) === 'tcp reset');
  return plain === 'tcp closed' && isReset ? 'tcp reset' : plain;
}

function isFailure(outcome: Seen['outcome']): boolean {
  return outcome.kind === 'failure';
}

/** One living address outweighs dead ones, whatever its certificate says; no way to one of them says nothing. */
function printKnock(about: readonly Seen[]): string {
  const knocks = about.filter(({ role }) => role === 'knock');
  const isAlive = ({ outcome }: Seen): boolean =>
    outcome.kind === 'response' || (outcome.layer === 'tls' && outcome.tls !== undefined);
  if (knocks.some(isAlive)) return 'alive';
  // What a hidden failure took shows nothing: a living address fails just so, by the name on its certificate.
  const words = distinctSorted(
    knocks.map((o) => wordOf(o).replace(/^(fails unseen) at once/, '$1')),
  );
  const dead = words.filter((word) => word !== CUT_OFF);
  return (dead.length > 0 ? dead : words).join(' / ');
}

function printPlain(about: readonly Seen[], known: readonly string[], isCutOff: boolean): string {
  const best = bestOf(about.filter(({ role }) => role === 'plain-http'));
  if (best === undefined) return '';
  const { outcome, host } = best.by;
  if (outcome.kind === 'failure') {
    const isOfSame = best.word === 'silent' || best.word === CUT_OFF;
    if (!isOfSame) return best.word;
    return isCutOff ? CUT_OFF : 'silent';
  }
  const to = outcome.redirectHost ?? outcome.finalHost ?? host;
  const status = outcome.status < 400 ? 'answers' : String(outcome.status);
  const where = relationOf(outcome.address, known);
  // Chromium tells the address of an answer that sends on only when it happens to be in time.
  const place = where === 'where others know it' ? '' : where;
  const isHome = to === host && outcome.redirectSecure === true;
  const onward = isHome ? 'and sends to its own https' : to === host ? '' : 'and sends away';
  const parts = [status, onward, place];
  return parts.filter((part) => part !== '').join(' ');
}
