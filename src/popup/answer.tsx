import type { JSX } from 'preact';
import { ageInWords } from '../ui/age.ts';
import { Icon } from '../ui/icon.tsx';
import { StationPath } from '../ui/station-path.tsx';
import { describeReport } from '../wording/describe-report.ts';
import { leadingProvider } from './leading.ts';
import type { PopupPorts } from './popup-ports.ts';
import type { PopupActions } from './popup-state.ts';
import type { Shown } from './shown.ts';

interface AnswerProps {
  readonly shown: Shown;
  readonly now: number;
  readonly actions: PopupActions;
  readonly ports: PopupPorts;
}

const NOTHING_YET = { services: [] };

/** The picture of the path, the headline, and how old it is. */
export function Answer({ shown, now, actions, ports }: AnswerProps): JSX.Element {
  const { t } = ports;
  const { told } = shown;
  const words = describeReport(told ?? NOTHING_YET, t);
  return (
    <section class="answer" data-stale={shown.stale ? '' : undefined}>
      <StationPath
        stations={shown.stations}
        running={shown.running}
        provider={told && leadingProvider(told)}
        direction={ports.direction}
        t={t}
      />
      <div class="answer-words">
        <div role="status">
          <h1 class="headline" tabIndex={-1}>
            {words.headline}
          </h1>
          {words.detail && <p class="detail">{words.detail}</p>}
        </div>
        <div class="freshness">
          <Freshness shown={shown} now={now} ports={ports} />
          <button type="button" class="button" onClick={actions.checkAgain}>
            <Icon name="again" />
            {t('popup_check_again')}
          </button>
        </div>
      </div>
    </section>
  );
}

/** Where the keyboard goes on when the button pressed is gone with it. */
export function focusHeadline(): void {
  document.querySelector('h1')?.focus({ preventScroll: true });
}

function Freshness({
  shown,
  now,
  ports,
}: Pick<AnswerProps, 'shown' | 'now' | 'ports'>): JSX.Element {
  const { t, language } = ports;
  const { told, stale, running, asking } = shown;
  if (asking) return <p class="hint">{t('popup_asking_others')}</p>;
  if (running && !stale) return <p class="hint">{t('popup_comparing')}</p>;
  const age = told && ageInWords(told.startedAt, { now, language });
  if (stale) {
    return (
      <p class="hint">{age ? t('popup_checked_and_checking', age) : t('popup_checking_again')}</p>
    );
  }
  return (
    <p class="hint">{told && (age ? t('popup_checked', age) : t('popup_checked_just_now'))}</p>
  );
}
