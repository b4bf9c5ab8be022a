import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Translate } from '../wording/translate.ts';

interface TimeZoneChoiceProps {
  /** IANA name; empty for the device's. */
  readonly timeZone: string;
  readonly onChange: (timeZone: string) => void;
  readonly t: Translate;
}

/** The time zone that quiet hours are meant in. */
export function TimeZoneChoice({ timeZone, onChange, t }: TimeZoneChoiceProps): JSX.Element {
  const id = useId();
  const device = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div class="field half">
      <label class="field-label" for={id}>
        {t('options_time_zone')}
      </label>
      <select
        class="input"
        id={id}
        value={timeZone}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{t('options_time_zone_device', device)}</option>
        {timeZones(timeZone).map((name) => (
          <option key={name} value={name}>
            {name.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Those that this browser knows, UTC, and the one that is set, whatever it is. */
function timeZones(also: string): string[] {
  const all = new Set([
    ...Intl.supportedValuesOf('timeZone'),
    'UTC',
    ...(also === '' ? [] : [also]),
  ]);
  return [...all].sort();
}
