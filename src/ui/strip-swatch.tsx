import type { JSX } from 'preact';
import type { StripState } from './strip-day.ts';

interface StripSwatchProps {
  readonly state: StripState;
}

/** A piece of a strip, for legends; decorative, since the words stand beside it. */
export function StripSwatch({ state }: StripSwatchProps): JSX.Element {
  return (
    <svg class="strip-swatch" viewBox="0 0 12 16" aria-hidden="true">
      <path class="strip-bar" data-state={state} d="M0 0h12v16H0z" />
    </svg>
  );
}
