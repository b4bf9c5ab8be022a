import type { JSX } from 'preact';
import type { ReportVerdict } from '../formats/verdict.ts';
import { isServiceFault } from '../wording/report-parts.ts';
import type { Translate } from '../wording/translate.ts';
import { leadingService } from './leading.ts';
import type { PopupPorts } from './popup-ports.ts';
import type { PopupActions, PopupState } from './popup-state.ts';
import type { Shown } from './shown.ts';

interface SwitchedNetworkProps {
  readonly shown: Shown;
  readonly state: PopupState;
  readonly actions: PopupActions;
  readonly onAsked: () => void;
  readonly ports: PopupPorts;
}

/** Another network is another view: the offer to check on it, and what came of it. */
export function SwitchedNetwork(props: SwitchedNetworkProps): JSX.Element {
  const { shown, state, actions, onAsked, ports } = props;
  const { told, running } = shown;
  const { switched } = state;
  const { t } = ports;
  const lead = told && leadingService(told);
  const now = told?.services.find(({ id }) => id === switched?.id)?.verdict;
  return (
    <>
      <p class="switched" aria-live="polite">
        {switched && now && !running && outcome(now, switched.name, t)}
      </p>
      {lead && !running && !state.adHoc && isWayInDoubt(shown, lead) && (
        <div class="row-of-buttons">
          <button
            type="button"
            class="button"
            onClick={() => {
              actions.switchedNetwork(lead);
              onAsked();
            }}
          >
            {t('popup_switched_network')}
          </button>
        </div>
      )}
    </>
  );
}

/** What the change of network tells of the service; nothing where this network is itself at fault. */
function outcome(verdict: ReportVerdict, name: string, t: Translate): string | undefined {
  if (verdict.kind === 'ok' || verdict.kind === 'refusing') return t('popup_switched_works', name);
  const isStill = verdict.kind === 'fault' && isServiceFault(verdict);
  return isStill ? t('popup_switched_still', name) : undefined;
}

/** Another network would take another way. */
function isWayInDoubt(
  { side }: Shown,
  { verdict }: NonNullable<ReturnType<typeof leadingService>>,
): boolean {
  const isOpen = side === 'not-yours' || side === 'unclear';
  return isOpen && verdict?.kind === 'fault' && verdict.suspects.includes('path');
}
