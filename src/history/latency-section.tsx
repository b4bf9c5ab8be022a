import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Chart } from '../ui/chart.tsx';
import type { Translate } from '../wording/translate.ts';
import type { ShownIncident } from './history-state.ts';
import { allTogether, type LatencyPoint } from './latency-points.ts';
import { LatencyTable } from './latency-table.tsx';
import { inMs, latencyWords, stretchInWords } from './latency-words.ts';
import { hashOf, RANGES, type Range } from './route.ts';
import type { ViewProps } from './view-props.ts';

interface LatencySectionProps extends ViewProps {
  readonly subject: string;
  readonly name: string;
  readonly range: Range;
  readonly incidents: readonly ShownIncident[];
}

/** How long answers took, as a line and as a table of the same figures. */
export function LatencySection(props: LatencySectionProps): JSX.Element {
  const { state, ports, subject, name, range } = props;
  const { t } = ports;
  const { latency } = state;
  const points =
    latency?.subject === subject && latency.range === range ? latency.points : undefined;
  return (
    <section class="card stack">
      <div class="card-head">
        <h2>{t('history_latency')}</h2>
        <nav aria-label={t('history_range')}>
          <ul class="ranges">
            {RANGES.map((each) => (
              <li key={each}>
                <a
                  class="pill"
                  href={hashOf({ kind: 'service', subject, range: each })}
                  aria-current={each === range ? 'true' : undefined}
                >
                  {t(`history_range_${each}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      {points?.some(({ count }) => count > 0) ? (
        <Latency {...props} points={points} />
      ) : (
        <p class="quiet">{t(points ? 'history_latency_none' : 'history_latency_reading', name)}</p>
      )}
    </section>
  );
}

interface LatencyProps extends LatencySectionProps {
  readonly points: readonly LatencyPoint[];
}

function Latency({ name, range, points, incidents, state, ports }: LatencyProps): JSX.Element {
  const { t } = ports;
  const [at, setAt] = useState<number>();
  const drawn = useMemo(() => points.map(asDrawn), [points]);
  const marked = useMemo(
    () => spansWithin(points, incidents, state.now),
    [points, incidents, state.now],
  );
  const words = useMemo(() => latencyWords(range, t), [range, t]);
  const whole = latencyInWords(allTogether(points), t);
  const under = at === undefined ? undefined : points[at];
  return (
    <>
      <p class="hint">
        {under ? `${stretchInWords(under, range, t)}: ${latencyInWords(under, t)}` : whole}
      </p>
      <Chart
        label={t('history_latency_label', name, whole)}
        points={drawn}
        marked={marked}
        words={words}
        onPoint={setAt}
      />
      <p class="hint">
        {t(marked.length > 0 ? 'history_latency_key_marked' : 'history_latency_key')}
      </p>
      <LatencyTable name={name} range={range} points={points} incidents={incidents} t={t} />
    </>
  );
}

function asDrawn({
  fromMs,
  meanMs,
  leastMs,
  mostMs,
}: LatencyPoint): Parameters<typeof Chart>[0]['points'][number] {
  return { atMs: fromMs, mean: meanMs, least: leastMs, most: mostMs };
}

/** When incidents were, of those that reach into the time that is drawn. */
function spansWithin(
  points: readonly LatencyPoint[],
  incidents: readonly ShownIncident[],
  nowMs: number,
): { fromMs: number; toMs: number }[] {
  const fromMs = points[0]?.fromMs ?? nowMs;
  return incidents
    .map(({ incident, isStanding }) => ({
      fromMs: Date.parse(incident.startedAt),
      toMs: endOf(incident, isStanding, nowMs),
    }))
    .filter(({ toMs }) => toMs >= fromMs);
}

function endOf(
  { confirmedAt, endedAt }: ShownIncident['incident'],
  isStanding: boolean,
  nowMs: number,
): number {
  return isStanding ? nowMs : Date.parse(endedAt ?? confirmedAt);
}

function latencyInWords(point: LatencyPoint, t: Translate): string {
  const { meanMs, leastMs, mostMs, count } = point;
  if (meanMs === undefined || leastMs === undefined || mostMs === undefined) {
    return t('history_latency_gap');
  }
  const told = [meanMs, leastMs, mostMs].map(inMs(t));
  if (count === 1) return t('history_latency_one', told[0] ?? '');
  const [mean = '', least = '', most = ''] = told;
  return t('history_latency_many', mean, least, most);
}
