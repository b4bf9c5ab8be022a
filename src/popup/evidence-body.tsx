import type { JSX } from 'preact';
import type { PartialReport } from '../formats/report.ts';
import type { Evidence } from '../formats/verdict.ts';
import type { Translate } from '../wording/translate.ts';
import { CodesTable } from './codes-table.tsx';
import { leadingEvidence, leadingObservations, leadingService } from './leading.ts';
import { OfficialSays } from './official-says.tsx';
import type { PopupPorts } from './popup-ports.ts';

interface EvidenceBodyProps {
  readonly report: PartialReport;
  readonly now: number;
  readonly ports: PopupPorts;
}

type Weight = 'charges' | 'clears' | 'notes';

function weightOf({ charges, clears }: Evidence): Weight {
  if (charges.length > 0) return 'charges';
  return clears.length > 0 ? 'clears' : 'notes';
}

/** What the verdict rests on in plain words, and below it the codes. */
export function EvidenceBody({ report, now, ports }: EvidenceBodyProps): JSX.Element {
  const { t, language } = ports;
  const unread = leadingService(report)?.official;
  const all = leadingEvidence(report);
  const rule = all[0]?.id;
  return (
    <>
      {(['charges', 'clears', 'notes'] as const).map((weight) => {
        const group = all.filter((evidence) => weightOf(evidence) === weight);
        return (
          group.length > 0 && <EvidenceGroup key={weight} weight={weight} evidence={group} t={t} />
        );
      })}
      {unread?.level === 'unknown' && (
        <OfficialSays word={unread} isFailing now={now} ports={ports} />
      )}
      {rule && <p class="hint">{t('popup_evidence_rule', rule)}</p>}
      <CodesTable observations={leadingObservations(report)} language={language} t={t} />
    </>
  );
}

interface EvidenceGroupProps {
  readonly weight: Weight;
  readonly evidence: readonly Evidence[];
  readonly t: Translate;
}

function EvidenceGroup({ weight, evidence, t }: EvidenceGroupProps): JSX.Element {
  return (
    <section>
      <h3>{t(`popup_evidence_${weight}`)}</h3>
      <ul class="evidence" data-weight={weight}>
        {evidence.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}
