import type { JSX } from 'preact';
import { Icon } from '../ui/icon.tsx';
import type { ReportedService } from '../wording/report-parts.ts';
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
  const { t } = ports;
  const lead = shown.told && leadingService(shown.told);
  const result = shown.running ? undefined : resultOf(state, shown, ports);
  return (
    <>
      <p class="switched" aria-live="polite">
        {result}
      </p>
      {lead && !shown.running && !state.adHoc && isOnTheWay(lead, shown) && (
        <button
          type="button"
          class="button"
          onClick={() => {
            actions.switchedNetwork(lead);
            onAsked();
          }}
        >
          <Icon name="again" />
          {t('popup_switched_network')}
        </button>
      )}
    </>
  );
}

/** The way there is in doubt, and another network would take another one. */
function isOnTheWay({ verdict }: ReportedService, { side }: Shown): boolean {
  const isOpen = side === 'not-yours' || side === 'unclear';
  return isOpen && verdict?.kind === 'fault' && verdict.suspects.includes('path');
}

function resultOf(
  { switched }: PopupState,
  { told }: Shown,
  { t }: PopupPorts,
): string | undefined {
  const now = told?.services.find(({ id }) => id === switched?.id)?.verdict?.kind;
  if (!switched || !now) return undefined;
  if (now === 'fault') return t('popup_switched_still', switched.name);
  return now === 'unknown' ? undefined : t('popup_switched_works', switched.name);
}
