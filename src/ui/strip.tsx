import type { ComponentChild, JSX, TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { DAY_HEIGHT, DAY_WIDTH, STRIP_STATES, type StripDay, stripPaths } from './strip-day.ts';

interface StripProps {
  /** What the days are of. */
  readonly label: string;
  /** Oldest first. */
  readonly days: readonly StripDay[];
  /** A day in one sentence, for screen readers. */
  readonly tell: (index: number) => string;
  /** The same for the eye. */
  readonly show: (index: number) => ComponentChild;
  readonly direction: 'ltr' | 'rtl';
  /** A day was chosen, by Enter or a click. */
  readonly onChoose?: (index: number) => void;
}

/** How far each key goes; Home and End go all the way. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowDown: -1,
  PageUp: 7,
  PageDown: -7,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Days side by side, as people know them from status pages; each tells itself under the pointer and by arrow keys. */
export function Strip(props: StripProps): JSX.Element {
  const { label, days, tell, show, direction, onChoose } = props;
  const [at, setAt] = useState<number>();
  const [isFocused, setFocused] = useState(false);
  const paths = useMemo(() => stripPaths(days), [days]);
  const last = days.length - 1;
  const kept = at === undefined ? undefined : Math.min(at, last);
  const now = kept ?? last;
  const under = (event: TargetedPointerEvent<HTMLElement>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - left) / Math.max(1, width);
    const index = Math.floor((direction === 'rtl' ? 1 - share : share) * days.length);
    return Math.max(0, Math.min(last, index));
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') setAt(undefined);
    if (event.key === 'Enter') onChoose?.(now);
    const step = STEPS[event.key] ?? sideways(event.key, direction);
    if (step === undefined) return;
    event.preventDefault();
    setAt(Math.max(0, Math.min(last, now + step)));
  };
  return (
    <div class="strip" onPointerLeave={() => setAt(isFocused ? kept : undefined)}>
      <div
        class="strip-days"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={1}
        aria-valuemax={days.length}
        aria-valuenow={now + 1}
        aria-valuetext={isFocused || kept !== undefined ? tell(now) : undefined}
        onFocus={() => {
          setFocused(true);
          setAt(kept ?? last);
        }}
        onBlur={() => {
          setFocused(false);
          setAt(undefined);
        }}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => setAt(under(event))}
        onPointerDown={(event) => setAt(under(event))}
        onClick={() => onChoose && kept !== undefined && onChoose(kept)}
      >
        <svg
          class="strip-picture"
          viewBox={`0 0 ${days.length * DAY_WIDTH} ${DAY_HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {paths.nothing && <path class="strip-bar" data-state="nothing" d={paths.nothing} />}
          {STRIP_STATES.map(
            (state) =>
              paths[state] && (
                <path key={state} class="strip-bar" data-state={state} d={paths[state]} />
              ),
          )}
          {kept !== undefined && (
            <path
              class="strip-mark"
              d={`M${kept * DAY_WIDTH + 0.25}-1h${DAY_WIDTH - 0.5}v${DAY_HEIGHT + 2}h-${DAY_WIDTH - 0.5}z`}
            />
          )}
        </svg>
      </div>
      {kept !== undefined && <Told at={(kept + 0.5) / days.length}>{show(kept)}</Told>}
    </div>
  );
}

function sideways(key: string, direction: 'ltr' | 'rtl'): number | undefined {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  return (key === 'ArrowRight') === (direction === 'ltr') ? 1 : -1;
}

interface ToldProps {
  /** Where on the strip, from 0 to 1. */
  readonly at: number;
  readonly children: ComponentChild;
}

/** What the day under the pointer was; screen readers have it from the strip itself. */
function Told({ at, children }: ToldProps): JSX.Element {
  return (
    <div class="strip-told" aria-hidden="true" ref={(element) => place(element, at)}>
      <div class="strip-told-box">{children}</div>
    </div>
  );
}

// Set through the CSSOM: an inline style attribute would need a weaker content security policy.
function place(element: HTMLElement | null, at: number): void {
  element?.style.setProperty('--at', String(at));
}
