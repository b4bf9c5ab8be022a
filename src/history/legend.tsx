import type { JSX } from 'preact';
import { STRIP_STATES } from '../ui/strip-day.ts';
import { StripSwatch } from '../ui/strip-swatch.tsx';
import type { Translate } from '../wording/translate.ts';

/** What the patterns of strips mean. */
export function Legend({ t }: { readonly t: Translate }): JSX.Element {
  return (
    <ul class="legend" aria-label={t('history_legend')}>
      {STRIP_STATES.map((state) => (
        <li key={state}>
          <StripSwatch state={state} />
          {t(`history_legend_${state}`)}
        </li>
      ))}
    </ul>
  );
}
