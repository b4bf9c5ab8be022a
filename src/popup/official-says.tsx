import type { JSX } from 'preact';
import type { OfficialWord } from '../formats/official-word.ts';
import { ageInWords } from '../ui/age.ts';
import { officialInWords } from '../wording/official-in-words.ts';
import { OutLink } from './out-link.tsx';
import type { PopupPorts } from './popup-ports.ts';

interface OfficialSaysProps {
  /** Undefined where the provider has no status page. */
  readonly word: OfficialWord | undefined;
  /** Account or page where the provider speaks of trouble. */
  readonly account?: string | undefined;
  readonly isFailing: boolean;
  readonly now: number;
  readonly ports: PopupPorts;
}

/** What a provider itself says, in its own words where it has some, how old that is, and where to look. */
export function OfficialSays(props: OfficialSaysProps): JSX.Element {
  const { word, account, ports } = props;
  return (
    <div class="official" data-official-level={word?.level}>
      {word && <Word {...props} word={word} />}
      {account && (
        <p class="hint">
          <OutLink to={account} ports={ports}>
            {ports.t('popup_official_account')}
          </OutLink>
        </p>
      )}
    </div>
  );
}

type WordProps = OfficialSaysProps & { readonly word: OfficialWord };

function Word({ word, isFailing, now, ports }: WordProps): JSX.Element {
  const { t, language } = ports;
  const asker = { nowMs: now, locale: language, isFailing };
  const { sentence, incident, raw, others } = officialInWords(word, t, asker);
  const age = ageInWords(word.fetchedAt, { now, language });
  return (
    <>
      <p class="view-lead">{sentence}</p>
      {(incident || raw) && (
        <p class="quotation">
          {incident && (
            // The provider's own words, whichever way they run.
            <q dir="auto">
              <OutLink to={incident.link} ports={ports}>
                {incident.title}
              </OutLink>
            </q>
          )}{' '}
          {raw && <q dir="auto">{raw}</q>}{' '}
          {others > 0 && <span class="hint">{t('popup_official_more', String(others))}</span>}
        </p>
      )}
      <p class="hint">
        <OutLink to={word.page ?? word.feed} ports={ports}>
          {t('popup_official_page')}
        </OutLink>
        {' · '}
        {age ? t('popup_official_looked', age) : t('popup_official_looked_now')}
      </p>
    </>
  );
}
