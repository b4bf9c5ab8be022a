import type { JSX } from 'preact';

/** A verdict's kind, or that none stands yet. */
type RowKind = 'ok' | 'refusing' | 'fault' | 'unknown' | 'checking';

interface StateMarkProps {
  readonly kind: RowKind;
}

const CIRCLE = 'M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19z';
const OCTAGON = 'M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z';
const DIAMOND = 'M12 1.5 22.5 12 12 22.5 1.5 12z';

const SHAPES: Readonly<Record<RowKind, string>> = {
  ok: CIRCLE,
  refusing: CIRCLE,
  fault: OCTAGON,
  unknown: DIAMOND,
  checking: CIRCLE,
};

const GLYPHS: Readonly<Record<RowKind, string>> = {
  ok: 'm7.5 12.3 3 3 6-6.3',
  refusing: 'M7.5 12h9',
  fault: 'm8.5 8.5 7 7m0-7-7 7',
  unknown: 'M9.7 9.9a2.3 2.3 0 1 1 3.4 2c-.8.5-1.1.9-1.1 1.7M12 16.5v.01',
  checking: 'M8 12h.01M12 12h.01M16 12h.01',
};

/** The state of a service as a shape and a glyph; decorative, since the words stand beside it. */
export function StateMark({ kind }: StateMarkProps): JSX.Element {
  return (
    <svg class="state-mark" viewBox="0 0 24 24" aria-hidden="true">
      <path class="state-mark-shape" d={SHAPES[kind]} />
      <path d={GLYPHS[kind]} />
    </svg>
  );
}
