import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Level } from '../diagnosis/other-views.ts';
import { MAX_COMPONENTS } from '../formats/config.ts';
import type { Translate } from '../wording/translate.ts';
import { partTrouble } from './feed-words.ts';

/** More of them than this are searched rather than read. */
const LONG_LIST = 12;

/** One part of a status page. `level`: what the page says of it; absent where it says nothing. */
export interface Part {
  readonly id: string;
  readonly name: string;
  readonly level?: Level | undefined;
  /** Picked earlier, and not on the page as it is now: some pages list only what has trouble. */
  readonly isUnlisted?: boolean;
}

interface ComponentChoiceProps {
  readonly parts: readonly Part[];
  /** Ids, in the order they were picked. */
  readonly picked: readonly string[];
  readonly onPick: (picked: readonly string[]) => void;
  readonly t: Translate;
}

/** Ticks for the parts of a status page that a service is made of; a long list can be searched. */
export function ComponentChoice({ parts, picked, onPick, t }: ComponentChoiceProps): JSX.Element {
  const [words, setWords] = useState('');
  const shown = parts.filter((part) => isMatch(part, words));
  const repeated = repeatedNames(parts);
  const isFull = picked.length >= MAX_COMPONENTS;
  return (
    <fieldset class="stack tight parts">
      <legend class="field-label">{t('options_parts')}</legend>
      {picked.length === 0 && <p class="hint">{t('options_parts_none')}</p>}
      {isFull && <p class="hint">{t('options_parts_most', String(MAX_COMPONENTS))}</p>}
      {parts.length > LONG_LIST && (
        <Search words={words} onWords={setWords} counts={[shown.length, parts.length]} t={t} />
      )}
      <ul class="part-list">
        {shown.map((part) => (
          <li key={part.id}>
            <PartTick
              part={part}
              isAlone={!repeated.has(part.name)}
              isPicked={picked.includes(part.id)}
              isFull={isFull}
              onChange={(wanted) => {
                const others = picked.filter((id) => id !== part.id);
                onPick(wanted ? [...others, part.id] : others);
              }}
              t={t}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function repeatedNames(parts: readonly Part[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(parts.map(({ name }) => name).filter((name) => seen.size === seen.add(name).size));
}

function isMatch({ id, name }: Part, words: string): boolean {
  const wanted = words.trim().toLocaleLowerCase();
  return [id, name].some((text) => text.toLocaleLowerCase().includes(wanted));
}

interface SearchProps {
  readonly words: string;
  readonly onWords: (words: string) => void;
  /** How many are shown, of how many. */
  readonly counts: readonly [number, number];
  readonly t: Translate;
}

function Search({ words, onWords, counts, t }: SearchProps): JSX.Element {
  const id = useId();
  const [shown, all] = counts;
  return (
    <div class="field">
      <label class="visually-hidden" for={id}>
        {t('options_parts_search')}
      </label>
      <input
        class="input"
        id={id}
        type="search"
        autocomplete="off"
        spellcheck={false}
        placeholder={t('options_parts_search')}
        value={words}
        onInput={(event) => onWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter would send the form around it.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <p role="status" class="hint">
        {words.trim() !== '' && t('options_parts_shown', String(shown), String(all))}
      </p>
    </div>
  );
}

interface PartTickProps {
  readonly part: Part;
  /** No other part has its name. */
  readonly isAlone: boolean;
  readonly isPicked: boolean;
  readonly isFull: boolean;
  readonly onChange: (wanted: boolean) => void;
  readonly t: Translate;
}

function PartTick({ part, isAlone, isPicked, isFull, onChange, t }: PartTickProps): JSX.Element {
  const trouble = part.isUnlisted ? t('options_part_gone') : partTrouble(part.level, t);
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={isPicked}
        disabled={isFull && !isPicked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        {part.name}
        {!isAlone && <code class="part-id"> {part.id}</code>}
        {trouble && <span class="hint"> · {trouble}</span>}
      </span>
    </label>
  );
}
