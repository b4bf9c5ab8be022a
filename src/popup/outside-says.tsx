import type { JSX } from 'preact';
import type { OutsideView } from '../formats/outside-view.ts';
import { ageInWords } from '../ui/age.ts';
import {
  askedBy,
  mayAskAgain,
  outsideFailure,
  outsideProbesInWords,
  outsideSummary,
} from '../wording/outside-in-words.ts';
import { timeInWords } from '../wording/time-in-words.ts';
import type { PopupPorts } from './popup-ports.ts';

interface OutsideSaysProps {
  readonly view: OutsideView;
  readonly now: number;
  /** Undefined where others cannot be asked from here. */
  readonly ask: (() => void) | undefined;
  readonly ports: Pick<PopupPorts, 't' | 'language'>;
}

/** What machines elsewhere see: the offer to ask them, that they are being asked, or what they answered. */
export function OutsideSays({ view, now, ask, ports }: OutsideSaysProps): JSX.Element {
  const { t, language } = ports;
  const { state, host } = view;
  const lead = leadOf(view, now, ports);
  const clock = { nowMs: now, locale: language };
  const isOffered = (state === 'offered' || state === 'failed') && mayAskAgain(view, clock);
  return (
    <div class="outside" data-outside-state={state}>
      {lead && <p class="view-lead">{lead}</p>}
      {state === 'answered' && <Probes view={view} now={now} ports={ports} />}
      {ask && isOffered && (
        <>
          <p class="hint">{t('popup_outside_offer', host, askedBy(view))}</p>
          <button type="button" class="button" onClick={ask}>
            {t('popup_ask_others')}
          </button>
        </>
      )}
    </div>
  );
}

function leadOf(
  view: OutsideView,
  nowMs: number,
  { t, language }: OutsideSaysProps['ports'],
): string | undefined {
  switch (view.state) {
    case 'offered': {
      const clock = { nowMs, locale: language };
      const time = mayAskAgain(view, clock) ? undefined : timeInWords(view.retryAt, clock);
      return time && t('outside_until', time);
    }
    case 'waiting':
      return t('popup_outside_asking');
    case 'answered':
      return outsideSummary(view, t);
    case 'failed':
      return outsideFailure(view, t, { nowMs, locale: language });
  }
}

function Probes({ view, now, ports }: Omit<OutsideSaysProps, 'ask'>): JSX.Element {
  const { t, language } = ports;
  const { host, askedAt } = view;
  const age = askedAt && ageInWords(askedAt, { now, language });
  return (
    <>
      <table class="probes">
        <caption class="visually-hidden">{t('popup_outside_table', host)}</caption>
        <thead class="visually-hidden">
          <tr>
            {(['outside_where', 'outside_saw', 'codes_time'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`popup_${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {outsideProbesInWords(view, t).map((probe, place) => (
            <tr key={place} data-outcome={probe.outcome}>
              <th scope="row">
                {probe.country}{' '}
                {probe.isNear && <span class="near">{t('popup_outside_near')}</span>}
                <span class="network" dir="auto">
                  {probe.network}
                </span>
              </th>
              <td>{probe.saw}</td>
              <td>{probe.took}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">
        {age ? t('popup_outside_asked', host, age) : t('popup_outside_asked_now', host)}
      </p>
    </>
  );
}
