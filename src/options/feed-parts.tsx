import type { JSX } from 'preact';
import type { Service } from '../formats/config.ts';
import type { TriedFeed } from '../protocol.ts';
import type { Translate } from '../wording/translate.ts';
import { ComponentChoice, type Part } from './component-choice.tsx';

type Feed = NonNullable<Service['feed']>;
type Found = Extract<TriedFeed, { kind: 'found' }>;

interface FeedPartsProps {
  readonly feed: Feed;
  readonly found: Found;
  readonly onChange: (feed: Feed) => void;
  readonly t: Translate;
}

/** The parts of a status page that was just read, those that count ticked. */
export function FeedParts({ feed, found, onChange, t }: FeedPartsProps): JSX.Element | null {
  const { kind, url, components = [] } = feed;
  const parts = partsOf(found, components);
  if (parts.length === 0) return null;
  return (
    <ComponentChoice
      parts={parts}
      picked={components}
      onPick={(picked) =>
        onChange({ kind, url, ...(picked.length > 0 && { components: [...picked] }) })
      }
      t={t}
    />
  );
}

/** Picked ones that the page does not list come first, so that they can be let go. */
function partsOf({ components, word }: Found, picked: readonly string[]): Part[] {
  const levels = new Map(word.components.map(({ id, level }) => [id, level]));
  const known = new Set(components.map(({ id }) => id));
  return [
    ...picked.filter((id) => !known.has(id)).map((id) => ({ id, name: id, isUnlisted: true })),
    ...components.map(({ id, name }) => ({ id, name, level: levels.get(id) })),
  ];
}
