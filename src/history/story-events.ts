import type { Incident } from '../formats/incident.ts';
import type { ReportFault } from '../formats/verdict.ts';

/** One turn of an incident's story. */
export interface StoryEvent {
  /** ISO 8601. */
  readonly at: string;
  readonly kind: 'seen' | 'confirmed' | 'changed' | 'over';
  /** What the verdict became; absent where it stayed. */
  readonly verdict?: ReportFault;
}

/** How an incident went, oldest first. */
export function storyEvents({
  startedAt,
  confirmedAt,
  endedAt,
  changes,
  verdict,
}: Incident): StoryEvent[] {
  const [first, ...later] = changes;
  const events: StoryEvent[] = [
    { at: startedAt, kind: 'seen', verdict: first?.verdict ?? verdict },
    { at: confirmedAt, kind: 'confirmed' },
    ...later.map((change): StoryEvent => ({ kind: 'changed', ...change })),
  ];
  const inOrder = events.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  // A good round in its middle may lie before the last change: its end is still the end.
  return endedAt === null ? inOrder : [...inOrder, { at: endedAt, kind: 'over' }];
}
