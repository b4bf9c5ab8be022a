import type { JSX } from 'preact';
import type { StationState } from '../diagnosis/stations.ts';

interface StationGlyphProps {
  readonly state: StationState;
}

/** The badge of a station, drawn around 0,0. Each state has a shape of its own, so that none rests on colour. */
export function StationGlyph({ state }: StationGlyphProps): JSX.Element | null {
  switch (state) {
    case 'cleared':
      return (
        <g class="station-badge">
          <circle class="station-badge-shape" r="10" />
          <path class="station-badge-glyph" d="m-4 .3 2.9 2.9L4.2-2.9" />
        </g>
      );
    case 'doubt':
      return (
        <g class="station-badge">
          <path class="station-badge-shape" d="M0-12 12 0 0 12-12 0z" />
          <path
            class="station-badge-glyph"
            d="M-2.6-2.6a2.7 2.7 0 1 1 4 2.4C.4.4 0 .9 0 1.7M0 5.2v.1"
          />
        </g>
      );
    case 'broken':
      return (
        <g class="station-badge">
          <path class="station-badge-shape" d="M-4.2-10h8.4L10-4.2v8.4L4.2 10h-8.4L-10 4.2v-8.4z" />
          <path class="station-badge-glyph" d="m-3.4-3.4 6.8 6.8m0-6.8-6.8 6.8" />
        </g>
      );
    case 'untested':
      return null;
  }
}
