import type { JSX } from 'preact';
import type { PartialReport } from '../formats/report.ts';
import { statusLine } from '../wording/status-line.ts';
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
  return (
    <li class="service-row" data-service={service.id} data-kind={kind}>
      <Avatar name={service.name} />
      <div class="service-row-text">
        <div class="service-row-name">{service.name}</div>
        <div class="service-row-status">
          {statusLine(service.verdict, { service: service.name, provider: service.provider }, t)}
        </div>
      </div>
      <StateMark kind={kind} />
    </li>
  );
}
