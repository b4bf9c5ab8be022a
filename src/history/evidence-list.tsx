import type { JSX } from 'preact';
import type { Evidence } from '../formats/verdict.ts';
import type { Translate } from '../wording/translate.ts';

interface EvidenceListProps {
  readonly evidence: readonly Evidence[];
  readonly t: Translate;
}

const WEIGHTS = ['charges', 'clears', 'notes'] as const;

/** What a verdict rested on, in plain words: first what charged somebody, then what cleared others. */
export function EvidenceList({ evidence, t }: EvidenceListProps): JSX.Element {
  if (evidence.length === 0) return <p class="hint">{t('history_no_evidence')}</p>;
  return (
    <div class="stack">
      {WEIGHTS.map((weight) => {
        const group = evidence.filter((each) => weightOf(each) === weight);
        return (
          group.length > 0 && (
            <div key={weight}>
              <p class="evidence-title">{t(`popup_evidence_${weight}`)}</p>
              <ul class="evidence">
                {group.map(({ text }) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </div>
          )
        );
      })}
    </div>
  );
}

function weightOf({ charges, clears }: Evidence): (typeof WEIGHTS)[number] {
  if (charges.length > 0) return 'charges';
  return clears.length > 0 ? 'clears' : 'notes';
}
