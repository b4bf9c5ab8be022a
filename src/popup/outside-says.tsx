import type { JSX } from 'preact';
import type { OutsideView } from '../formats/outside-view.ts';
import { ageInWords } from '../ui/age.ts';
import {
  mayAskAgain,
  outsideFailure,
  outsideProbesInWords,
  outsideSummary,
} from '../wording/outside-in-words.ts';
import type { PopupPorts } from './popup-ports.ts';

interface OutsideSaysProps {
  readonly view: OutsideView;
  readonly now: number;
  /** Undefined where others cannot be asked from here. */
  readonly ask: (() => void) | undefined;
  readonly ports: PopupPorts;
}

/** What machines elsewhere see: the offer to ask them, that they are being asked, or what they answered. */
export function OutsideSays(props: OutsideSaysProps): JSX.Element {
  const { view } = props;
  return (
    <div class="outside" data-outside-state={view.state}>
      {view.state === 'waiting' && (
        <p class="view-lead" role="status">
          {props.ports.t('popup_outside_asking')}
        </p>
      )}
      {view.state === 'answered' && <Answers {...props} />}
      {view.state === 'failed' && <Failure {...props} />}
      {view.state === 'offered' && <Offer {...props} />}
    </div>
  );
}

function Offer({ view, ask, ports: { t } }: OutsideSaysProps): JSX.Element | null {
  if (!ask) return null;
  return (
    <div class="offer">
      <p class="hint">{t('popup_outside_offer', view.host)}</p>
      <button type="button" class="button" onClick={ask}>
        {t('popup_ask_others')}
      </button>
    </div>
  );
}

function Failure(props: OutsideSaysProps): JSX.Element {
  const { view, now, ports } = props;
  const clock = { nowMs: now, locale: ports.language };
  return (
    <>
      <p class="view-lead">{outsideFailure(view, ports.t, clock)}</p>
      {mayAskAgain(view.retryAt, clock) && <Offer {...props} />}
    </>
  );
}

function Answers({ view, now, ports: { t, language } }: OutsideSaysProps): JSX.Element {
  const age = view.askedAt && ageInWords(view.askedAt, { now, language });
  const summary = outsideSummary(view, t);
  return (
    <>
      <p class="view-lead">{summary}</p>
      <table class="probes">
        <caption class="visually-hidden">{t('popup_outside_table', view.host)}</caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{t('popup_outside_where')}</th>
            <th scope="col">{t('popup_outside_saw')}</th>
            <th scope="col">{t('popup_codes_time')}</th>
          </tr>
        </thead>
        <tbody>
          {outsideProbesInWords(view, t).map(
            ({ country, isNear, network, outcome, saw, took }, n) => (
              <tr key={n} data-outcome={outcome}>
                <th scope="row">
                  {country} {isNear && <span class="near">{t('popup_outside_near')}</span>}
                  <span class="network" dir="auto">
                    {network}
                  </span>
                </th>
                <td>{saw}</td>
                <td>{took}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      <p class="hint">
        {age ? t('popup_outside_asked', view.host, age) : t('popup_outside_asked_now', view.host)}
      </p>
    </>
  );
}
