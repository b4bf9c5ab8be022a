import type { DnsAnswer } from '../diagnosis/observation.ts';
import type { Control } from '../formats/config.ts';
import { askDoh } from './ask-doh.ts';
import { type Inquiry, inquire } from './inquiry.ts';
import { pickDohOperators } from './sample-controls.ts';
import { randomLetters } from './watch-request.ts';

const SERVFAIL = 2;
const NXDOMAIN = 3;
/** Names that lead to one address, the first included: sites stand for a front's name, which stands for a machine's. */
const MOST_ZONES = 4;

/**
 * Asks two DoH operators for a host. Resolves with the public addresses of whoever knows some first, none where nobody
 * does, and with a promise of all that had to be asked.
 */
export function askOperators(inquiry: Inquiry): {
  readonly addresses: Promise<readonly string[]>;
  readonly done: Promise<void>;
  /** Asks those who know the host for names that nobody has asked for; to be called once. */
  readonly askAfresh: () => Promise<void>;
} {
  const { plan, ports } = inquiry.round;
  const operators = pickDohOperators(plan.controls, {
    providers: inquiry.providers,
    answered: plan.answeredControls,
    random: ports.random,
  });
  const answers = operators.map((operator) => askForAddresses(operator, inquiry));
  return {
    addresses: firstWithAny(answers.map(async (known) => publicAddresses(await known))),
    done: Promise.all(
      answers.map(async (known, i) => askFurther(operators[i], inquiry, await known)),
    ).then(() => undefined),
    async askAfresh() {
      await Promise.all(
        answers.map(async (known, i) => askBelow(operators[i], inquiry, await known)),
      );
    },
  };
}

async function askForAddresses(operator: Control, inquiry: Inquiry): Promise<DnsAnswer[]> {
  const types = ['A', 'AAAA'] as const;
  const answers = types.map((type) => askOne(operator, inquiry, { type, name: inquiry.host }));
  return (await Promise.all(answers)).filter((answer) => answer !== undefined);
}

/** A broken zone may be DNSSEC's doing (`cd=1`), or its parent's: TRR in Firefox asks there, too, before it blames. */
async function askFurther(
  operator: Control | undefined,
  inquiry: Inquiry,
  answers: readonly DnsAnswer[],
): Promise<void> {
  const has = (rcode: number): boolean => answers.some((answer) => answer.rcode === rcode);
  if (operator === undefined || (!has(SERVFAIL) && !has(NXDOMAIN))) return;
  const parent = inquiry.host.split('.').slice(1).join('.');
  const work: Promise<unknown>[] = [];
  if (has(SERVFAIL)) {
    const question = { type: 'A', name: inquiry.host, checkingDisabled: true } as const;
    work.push(askOne(operator, inquiry, question));
  }
  if (parent !== '') work.push(askOne(operator, inquiry, { type: 'NS', name: parent }));
  await Promise.all(work);
}

/**
 * An operator may know a host from memory, long after the zone's servers were lost (RFC 8767). A name that has never been
 * asked for it can only learn from them, and the same goes for every other name that the host stands for.
 */
async function askBelow(
  operator: Control | undefined,
  inquiry: Inquiry,
  answers: readonly DnsAnswer[],
): Promise<void> {
  if (operator === undefined || publicAddresses(answers).length === 0) return;
  const zones = new Set([inquiry.host, ...answers.flatMap(({ aliases = [] }) => aliases)]);
  const { random } = inquiry.round.ports;
  const work = [...zones].slice(0, MOST_ZONES).map((zone) => {
    const name = `${randomLetters(16, random)}.${zone}`;
    return askOne(operator, inquiry, { type: 'A', name });
  });
  await Promise.all(work);
}

interface OneQuestion {
  readonly type: 'A' | 'AAAA' | 'NS';
  readonly name: string;
  readonly checkingDisabled?: true;
}

async function askOne(
  { id, url, operator }: Control,
  inquiry: Inquiry,
  question: OneQuestion,
): Promise<DnsAnswer | undefined> {
  const { plan, ports } = inquiry.round;
  const isNew = !plan.answeredControls.has(id);
  const observation = await inquire(inquiry, (n, signal) => {
    const who = {
      n,
      url,
      operator,
      subject: inquiry.host,
      ...(isNew && { unproven: true as const }),
    };
    return askDoh({ ...who, ...question }, ports, signal);
  });
  return observation?.answer;
}

/** Addresses worth a knock, IPv4 first: a private one would lead into somebody's own network. */
function publicAddresses(answers: readonly DnsAnswer[]): readonly string[] {
  const known = answers.flatMap(({ addresses, ranges }) =>
    addresses.filter((_, i) => ranges[i] === 'public'),
  );
  return [...new Set(known)].sort((a, b) => Number(a.includes(':')) - Number(b.includes(':')));
}

function firstWithAny(lists: readonly Promise<readonly string[]>[]): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    let left = lists.length;
    const take = (list: readonly string[]): void => {
      left -= 1;
      if (list.length > 0 || left === 0) resolve(list);
    };
    if (left === 0) resolve([]);
    for (const list of lists) list.then(take, reject);
  });
}
