import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { dayNames } from './day-names.ts';
import type { SpanDraft, SpanProblem } from './quiet-draft.ts';
import type { SettingWords } from './setting-in-words.ts';

interface QuietSpanFieldsProps {
  /** Counted from 1. */
  readonly number: number;
  readonly span: SpanDraft;
  readonly problem: SpanProblem | undefined;
  readonly onChange: (part: Partial<SpanDraft>) => void;
  readonly onRemove: () => void;
  readonly words: SettingWords;
}

/** One span of quiet hours: from, to, and the days on which it begins. */
export function QuietSpanFields(props: QuietSpanFieldsProps): JSX.Element {
  const { number, span, problem, onChange, onRemove, words } = props;
  const { t } = words;
  const id = useId();
  const problemId = problem && `${id}-problem`;
  return (
    <fieldset class="endpoint">
      <legend>{t('options_quiet_span', String(number))}</legend>
      <div class="times">
        {(['from', 'to'] as const).map((end) => (
          <div key={end} class="field">
            <label class="field-label" for={`${id}-${end}`}>
              {t(`options_quiet_${end}`)}
            </label>
            <input
              class="input"
              id={`${id}-${end}`}
              type="time"
              value={span[end]}
              aria-invalid={problem === 'time' && span[end] === ''}
              aria-describedby={problem === 'time' ? problemId : undefined}
              onInput={(event) => onChange({ [end]: event.currentTarget.value })}
            />
          </div>
        ))}
        <button
          type="button"
          class="button"
          data-variant="danger"
          aria-label={t('options_quiet_remove', String(number))}
          onClick={onRemove}
        >
          {t('options_remove')}
        </button>
      </div>
      <p class="hint" aria-live="polite">
        {lengthInWords(span, t)}
      </p>
      <Days
        span={span}
        problemId={problem === 'days' ? problemId : undefined}
        onChange={onChange}
        words={words}
      />
      {problem && (
        <p class="problem" id={problemId} role="alert">
          {t(problem === 'time' ? 'options_problem_time' : 'options_problem_days')}
        </p>
      )}
    </fieldset>
  );
}

interface DaysProps extends Pick<QuietSpanFieldsProps, 'span' | 'onChange' | 'words'> {
  readonly problemId: string | undefined;
}

function Days({ span, problemId, onChange, words }: DaysProps): JSX.Element {
  const { t, language } = words;
  const long = dayNames(language, 'long');
  const toggle = (day: number): void => {
    const { days } = span;
    onChange({ days: days.includes(day) ? days.filter((one) => one !== day) : [...days, day] });
  };
  return (
    <fieldset class="chips days" aria-describedby={problemId}>
      <legend class="field-label">{t('options_quiet_days')}</legend>
      {dayNames(language, 'short').map((name, index) => (
        <label key={name} class="chip">
          <input
            type="checkbox"
            aria-label={long[index]}
            checked={span.days.includes(index + 1)}
            onChange={() => toggle(index + 1)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

function lengthInWords({ from, to }: SpanDraft, t: SettingWords['t']): string | undefined {
  if (from === '' || to === '' || from < to) return undefined;
  return t(from === to ? 'options_quiet_whole_day' : 'options_quiet_next_day');
}
