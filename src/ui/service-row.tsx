import type { JSX } from 'preact';
import type { PartialReport } from '../formats/report.ts';
import { isOutOfRegion } from '../wording/describe-unknown.ts';
import { serviceLine } from '../wording/status-line.ts';
import type { Translate } from '../wording/translate.ts';
import { Avatar } from './avatar.tsx';
import { StateMark } from './state-mark.tsx';

export type ShownService = PartialReport['services'][number];

interface ServiceRowProps {
  readonly service: ShownService;
  readonly t: Translate;
}

/** One service with the sentence that says how it is. */
export function ServiceRow({ service, t }: ServiceRowProps): JSX.Element {
  const kind = service.verdict?.kind ?? 'checking';
  // No outage, and no question either: it stands back.
  const expected = isOutOfRegion(service.verdict);
  return (
    <li
      class="service-row"
      data-service={service.id}
      data-kind={kind}
      data-expected={expected ? '' : undefined}
    >
      <Avatar name={service.name} />
      <div class="service-row-text">
        <div class="service-row-name">{service.name}</div>
        <div class="service-row-status">{serviceLine(service, t)}</div>
      </div>
      <StateMark kind={expected ? 'refusing' : kind} />
    </li>
  );
}
