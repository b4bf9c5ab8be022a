import type { JSX } from 'preact';
import { messageWord } from '../wording/message-word.ts';
import type { PopupPorts } from './popup-ports.ts';
import type { PopupActions, PopupState } from './popup-state.ts';

interface LookAtProps {
  readonly state: Pick<PopupState, 'page' | 'isPrivate' | 'addressProblem'>;
  readonly actions: PopupActions;
  readonly ports: PopupPorts;
}

/** The page in front of the person, or any address they paste: looked at without being added. */
export function LookAt({ state, actions, ports }: LookAtProps): JSX.Element {
  const { t } = ports;
  const { page, isPrivate } = state;
  return (
    <section class="look-at">
      <h2>{t('popup_look_at')}</h2>
      {page && (
        <div class="page-in-front">
          <div>
            <div class="hint">{t('popup_page_in_front')}</div>
            <div class="host">{new URL(page).host}</div>
          </div>
          <button type="button" class="button" onClick={() => actions.checkAddress(page)}>
            {t('popup_check_page')}
          </button>
        </div>
      )}
      {isPrivate && <p class="hint">{t('popup_private')}</p>}
      <AddressForm state={state} actions={actions} ports={ports} />
    </section>
  );
}

function AddressForm({ state, actions, ports }: LookAtProps): JSX.Element {
  const { t } = ports;
  const problem = state.addressProblem;
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    actions.checkAddress(String(new FormData(event.currentTarget).get('address') ?? ''));
  };
  return (
    <form class="field" noValidate onSubmit={submit}>
      <label class="hint" for="address">
        {t('popup_any_address')}
      </label>
      <div class="address-row">
        <input
          class="input"
          id="address"
          name="address"
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          placeholder={t('ui_address_example')}
          aria-invalid={problem !== undefined}
          aria-describedby={problem && 'address-problem'}
        />
        <button type="submit" class="button">
          {t('popup_check_address')}
        </button>
      </div>
      {problem && (
        <p class="problem" id="address-problem" role="alert">
          {t(`ui_address_${messageWord(problem)}`)}
        </p>
      )}
    </form>
  );
}
