import type { JSX } from 'preact';
import type { OfficialWord } from '../formats/official-word.ts';
import { ageInWords } from '../ui/age.ts';
import { type OfficialWords, officialInWords } from '../wording/official-in-words.ts';
import { OutLink } from './out-link.tsx';
import type { PopupPorts } from './popup-ports.ts';

interface OfficialSaysProps {
  /** Undefined where the provider has no status page. */
  readonly word: OfficialWord | undefined;
  /** Account or page where the provider speaks of trouble. */
  readonly account: string | undefined;
  readonly isFailing: boolean;
  readonly now: number;
  readonly ports: PopupPorts;
}

/** What a provider itself says, in its own words where it has some, how old that is, and where to look. */
export function OfficialSays(props: OfficialSaysProps): JSX.Element {
  const { word, account, isFailing, now, ports } = props;
  const { t, language } = ports;
  const words = word && officialInWords(word, t, { nowMs: now, locale: language, isFailing });
  return (
    <div class="official" data-official-level={word?.level}>
      {words && <p class="view-lead">{words.sentence}</p>}
      {words && <Quotation words={words} ports={ports} />}
      <p class="hint sources">
        {word && <Source word={word} now={now} ports={ports} />}
        {account && (
          <span>
            <OutLink to={account} ports={ports}>
              {t('popup_official_account')}
            </OutLink>
          </span>
        )}
      </p>
    </div>
  );
}

/** The provider's own words, in whichever direction they run. */
function Quotation({
  words: { incident, raw, others },
  ports,
}: {
  readonly words: OfficialWords;
  readonly ports: PopupPorts;
}): JSX.Element | null {
  if (!incident && raw === undefined) return null;
  return (
    <p class="quotation">
      {incident && (
        <q dir="auto">
          <OutLink to={incident.link} ports={ports}>
            {incident.title}
          </OutLink>
        </q>
      )}
      {raw !== undefined && <q dir="auto">{raw}</q>}
      {others > 0 && <span class="hint">{ports.t('popup_official_more', String(others))}</span>}
    </p>
  );
}

function Source({
  word,
  now,
  ports,
}: Pick<OfficialSaysProps, 'now' | 'ports'> & {
  readonly word: OfficialWord;
}): JSX.Element {
  const { t, language } = ports;
  const age = ageInWords(word.fetchedAt, { now, language });
  return (
    <span>
      <OutLink to={word.page ?? word.feed} ports={ports}>
        {t('popup_official_page')}
      </OutLink>{' '}
      {age ? t('popup_official_looked', age) : t('popup_official_looked_now')}
    </span>
  );
}
