import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { alertsOf, withQuiet } from './alert-settings.ts';
import {
  MOST_SPANS,
  newSpan,
  problemOf,
  type SpanDraft,
  spanDraftOf,
  spanOf,
} from './quiet-draft.ts';
import { QuietSpanFields } from './quiet-span-fields.tsx';
import type { SectionProps } from './section-props.ts';
import { TimeZoneChoice } from './time-zone-choice.tsx';

/** When nobody is told of anything; nothing changes before it is saved. */
export function QuietHours({ config, actions, ports }: SectionProps): JSX.Element {
  const { t, language } = ports;
  const stored = alertsOf(config);
  const [spans, setSpans] = useState<readonly SpanDraft[]>(() =>
    (stored.quiet ?? []).map(spanDraftOf),
  );
  const [timeZone, setTimeZone] = useState(stored.timeZone ?? '');
  const [isTried, setTried] = useState(false);
  const addButton = useRef<HTMLButtonElement>(null);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (spans.some(problemOf)) return;
    const quiet = spans.map(spanOf);
    actions.update((before) => withQuiet(before, { quiet, timeZone }), {
      text: t('options_quiet_saved'),
    });
  };
  const remove = (key: number): void => {
    setSpans((now) => now.filter((span) => span.key !== key));
    // Its button goes with it.
    addButton.current?.focus();
  };
  const add = (): void => {
    setTried(false);
    setSpans((now) => [...now, newSpan(Math.max(0, ...now.map(({ key }) => key + 1)))]);
  };
  const isFull = spans.length >= MOST_SPANS;
  return (
    <form class="card stack" noValidate onSubmit={submit}>
      <h2>{t('options_quiet')}</h2>
      <p class="hint">{t('options_quiet_why')}</p>
      {spans.length === 0 && <p>{t('options_quiet_none')}</p>}
      {spans.map((span, index) => (
        <QuietSpanFields
          key={span.key}
          number={index + 1}
          span={span}
          problem={isTried ? problemOf(span) : undefined}
          onChange={(part) =>
            setSpans((now) => now.map((one) => (one.key === span.key ? { ...one, ...part } : one)))
          }
          onRemove={() => remove(span.key)}
          words={{ t, language }}
        />
      ))}
      {isFull && <p class="hint">{t('options_quiet_most', String(MOST_SPANS))}</p>}
      <div class="row-of-buttons">
        <button
          ref={addButton}
          type="button"
          class="button"
          aria-disabled={isFull}
          onClick={() => !isFull && add()}
        >
          {t('options_quiet_add')}
        </button>
      </div>
      {(spans.length > 0 || timeZone !== '') && (
        <TimeZoneChoice timeZone={timeZone} onChange={setTimeZone} t={t} />
      )}
      <div class="row-of-buttons">
        <button type="submit" class="button" data-variant="primary">
          {t('options_save')}
        </button>
      </div>
    </form>
  );
}
