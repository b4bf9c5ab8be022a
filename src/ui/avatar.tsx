import type { JSX } from 'preact';

interface AvatarProps {
  readonly name: string;
}

/** A hue that stays with a name, in degrees. */
function hueOf(name: string): number {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 3_600;
  return Math.round(hash / 10);
}

/** A name's first letter on a colour of its own; decorative, since the name stands beside it. */
export function Avatar({ name }: AvatarProps): JSX.Element {
  const letter = [...name.trim()][0] ?? '?';
  return (
    <span class="avatar" aria-hidden="true" ref={(element) => paint(element, hueOf(name))}>
      {letter.toLocaleUpperCase()}
    </span>
  );
}

// Set through the CSSOM: an inline style attribute would need a weaker content security policy.
function paint(element: HTMLElement | null, hue: number): void {
  element?.style.setProperty('--hue', String(hue));
}
