import type { Observation } from '../diagnosis/observation.ts';
import { addressRange } from './address-range.ts';
import { askResolver } from './ask-resolver.ts';
import { probeEndpoint } from './probe-endpoint.ts';
import { attemptAndRecord, type RoundContext } from './round-context.ts';
import { randomLetters } from './watch-request.ts';

/**
 * A name that cannot exist: 16 random letters under `.com`, of which one in 10^14 is taken. The reserved names of RFC
 * 6761 (`.example`, `.invalid`, `.test`) would not do: proxy clients with fake addresses leave exactly those alone, and
 * resolvers may answer them without asking. The last dot keeps search domains out, whose own wildcards would answer.
 */
function canaryName(random: () => number): string {
  return `${randomLetters(16, random)}.com.`;
}

/** Looks whether a name that cannot exist resolves here. Firefox is asked itself; elsewhere any sign of an address tells. */
export async function askForCanary(round: RoundContext): Promise<void> {
  const { ports } = round;
  const host = canaryName(ports.random);
  const { resolveName } = ports;
  const work = async (n: number, signal: AbortSignal): Promise<Observation> => {
    if (resolveName !== undefined) {
      const question = { n, role: 'canary', host, system: false } as const;
      return askResolver(question, { ...ports, resolveName }, signal);
    }
    const fetched = await probeEndpoint(
      {
        n,
        role: 'canary',
        url: `http://${host}/`,
        redirect: 'manual',
        comparison: 'text',
        attempt: 1,
      },
      ports,
      signal,
    );
    return withAnswer(fetched);
  };
  await attemptAndRecord(round, work, { urgency: 'follow-up', owner: { kind: 'controls' } });
}

/** Where the address that answered is known, it is what the resolver here said. */
function withAnswer(observation: Observation): Observation {
  const { host, outcome } = observation;
  const address = outcome.kind === 'response' ? outcome.address : undefined;
  const range = address === undefined ? undefined : addressRange(address);
  if (address === undefined || range === undefined) return observation;
  const answer = {
    name: host,
    type: 'A+AAAA',
    rcode: 0,
    addresses: [address],
    ranges: [range],
  } as const;
  return { ...observation, answer };
}
