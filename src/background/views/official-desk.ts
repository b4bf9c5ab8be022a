import type { Service } from '../../formats/config.ts';
import type { OfficialWord } from '../../formats/official-word.ts';
import type { ProbePorts } from '../../probe/ports.ts';
import type { Serialised } from '../serialise.ts';

interface Tools {
  readonly ports: ProbePorts;
  readonly remember: Serialised;
  readonly signal: AbortSignal;
}

/** What the provider of a service says of it; undefined where it has no status page. */
export async function readOfficialWord(
  { feed }: Service,
  _tools: Tools,
): Promise<OfficialWord | undefined> {
  return feed === undefined ? undefined : undefined;
}
