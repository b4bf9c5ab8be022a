import type { JSX } from 'preact';
import { leadingService, precisionWouldHelp, signInAddress } from './leading.ts';
import { PageLink } from './page-link.tsx';
import type { PopupPorts } from './popup-ports.ts';
import type { PopupActions, PopupState } from './popup-state.ts';
import type { Shown } from './shown.ts';

interface OffersProps {
  readonly shown: Shown;
  readonly state: PopupState;
  readonly actions: PopupActions;
  readonly ports: PopupPorts;
}

/** What can be done from here about this verdict: sign in to the network, allow more, keep watching an address. */
export function Offers({ shown, state, actions, ports }: OffersProps): JSX.Element {
  const { t } = ports;
  const { told } = shown;
  const signIn = told && signInAddress(told);
  return (
    <>
      {signIn && (
        <button
          type="button"
          class="button"
          data-variant="primary"
          onClick={() => ports.openAddress(signIn)}
        >
          {t('popup_open_sign_in')}
        </button>
      )}
      {told && !shown.running && !shown.asking && !state.precise && precisionWouldHelp(told) && (
        <div class="notice">
          <p>{t('popup_precise_offer', leadingService(told)?.name ?? t('popup_precise_this'))}</p>
          <PageLink to="options.html#permissions" ports={ports}>
            {t('popup_precise_open')}
          </PageLink>
        </div>
      )}
      <AdHocOffer state={state} actions={actions} ports={ports} />
    </>
  );
}

type AdHocOfferProps = Omit<OffersProps, 'shown'>;

function AdHocOffer({ state, actions, ports }: AdHocOfferProps): JSX.Element | null {
  const { adHoc, isPrivate } = state;
  if (!adHoc) return null;
  const { t } = ports;
  const { origin } = new URL(adHoc.url);
  return (
    <div class="row-of-buttons">
      {!isPrivate && (
        <PageLink to={`options.html#add=${encodeURIComponent(origin)}`} ports={ports}>
          {t('popup_keep_watching')}
        </PageLink>
      )}
      <button type="button" class="button" data-variant="quiet" onClick={actions.backToServices}>
        {t('popup_back_to_services')}
      </button>
    </div>
  );
}
