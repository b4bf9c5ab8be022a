import type { JSX } from 'preact';

/** Line drawings on a 24 x 24 grid. */
const DRAWINGS = {
  settings:
    'M4 7h9m5 0h2M4 17h2m5 0h9M15.5 4.75a2.25 2.25 0 1 1 0 4.5 2.25 2.25 0 0 1 0-4.5zM8.5 14.75a2.25 2.25 0 1 1 0 4.5 2.25 2.25 0 0 1 0-4.5z',
  again: 'M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.5 3.5v4h-4',
  go: 'M5 12h13m-5-5.5 5.5 5.5-5.5 5.5',
  leave: 'M7 7l10 10M17 7 7 17',
  add: 'M12 5v14M5 12h14',
  history: 'M12 7.5V12l3 2M4.5 12a7.5 7.5 0 1 0 2.3-5.4M4.5 3.5v4h4',
  copy: 'M9 9h10.5v10.5H9zM5.5 15h-1V4.5H15v1',
} as const;

type IconName = keyof typeof DRAWINGS;

interface IconProps {
  readonly name: IconName;
}

/** A decorative drawing: what it means is said by the text beside it. */
export function Icon({ name }: IconProps): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={DRAWINGS[name]} />
    </svg>
  );
}
