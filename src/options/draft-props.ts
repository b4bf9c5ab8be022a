import type { Problem } from '../formats/problem.ts';
import type { OptionsPorts } from './options-ports.ts';
import type { ServiceDraft } from './service-draft.ts';

/** What every part of the form of a service is given. */
export interface DraftProps {
  readonly draft: ServiceDraft;
  readonly problems: readonly Problem[];
  readonly ports: OptionsPorts;
  readonly onChange: (part: Partial<ServiceDraft>) => void;
}
