import type { JSX } from 'preact';
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
  const now = told?.services.find(({ id }) => id === switched?.id)?.verdict?.kind;
  return (
    <>
      <p class="switched" aria-live="polite">
        {switched &&
          !running &&
          (now === 'fault'
            ? t('popup_switched_still', switched.name)
            : now && now !== 'unknown' && t('popup_switched_works', switched.name))}
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

/** Another network would take another way. */
function isWayInDoubt(
  { side }: Shown,
  { verdict }: NonNullable<ReturnType<typeof leadingService>>,
): boolean {
  const isOpen = side === 'not-yours' || side === 'unclear';
  return isOpen && verdict?.kind === 'fault' && verdict.suspects.includes('path');
}
