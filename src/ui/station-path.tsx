import type { JSX } from 'preact';
import type { StationState, Stations } from '../diagnosis/stations.ts';
import { SUSPECTS, type Suspect } from '../diagnosis/suspect.ts';
import type { Translate } from '../wording/translate.ts';
import { labelLines } from './label-lines.ts';
import { StationGlyph } from './station-glyph.tsx';
import { StationPicture } from './station-picture.tsx';

interface StationPathProps {
  readonly stations: Stations;
  /** Links that are not settled yet are drawn moving. */
  readonly running: boolean;
  /** Shown in place of "The provider" where the verdict is about one. */
  readonly provider?: string | undefined;
  readonly direction: 'ltr' | 'rtl';
  readonly t: Translate;
}

/** User units; the picture is drawn so that 16 of them are 1rem at its natural width. */
const WIDTH = 344;
const FIRST = 43;
const STEP = 86;
const MIDDLE = 32;
const RADIUS = 25;
const LINE_HEIGHT = 15;
const LABEL_TOP = 80;

/** The way from this device to the provider, as one picture of four stations and the links between them. */
export function StationPath(props: StationPathProps): JSX.Element {
  const { stations, running, direction, t } = props;
  const at = (index: number): number => {
    const x = FIRST + index * STEP;
    return direction === 'rtl' ? WIDTH - x : x;
  };
  const labels = SUSPECTS.map((suspect) =>
    labelLines(
      suspect === 'provider' && props.provider ? props.provider : t(`ui_station_${suspect}`),
    ),
  );
  const lines = Math.max(...labels.map((label) => label.length));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold a drawing
    <svg
      class="station-path"
      viewBox={`0 0 ${WIDTH} ${LABEL_TOP + lines * LINE_HEIGHT - 8}`}
      role="group"
      aria-label={t('ui_station_path_label')}
      data-running={running ? '' : undefined}
    >
      {SUSPECTS.slice(1).map((suspect, index) => (
        <Link key={suspect} from={at(index)} to={at(index + 1)} state={stations[suspect]} />
      ))}
      {SUSPECTS.map((suspect, index) => (
        <Station
          key={suspect}
          suspect={suspect}
          state={stations[suspect]}
          label={
            suspect === 'provider' && props.provider ? props.provider : t(`ui_station_${suspect}`)
          }
          x={at(index)}
          t={t}
        />
      ))}
    </svg>
  );
}

interface StationProps {
  readonly suspect: Suspect;
  readonly state: StationState;
  readonly label: string;
  readonly x: number;
  readonly t: Translate;
}

function Station({ suspect, state, label, x, t }: StationProps): JSX.Element {
  const name = t(`ui_station_is_${state}`, label);
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of shapes is not interactive
    <g class="station" data-station={suspect} data-state={state} role="img" aria-label={name}>
      <title>{name}</title>
      <circle class="station-disc" cx={x} cy={MIDDLE} r={RADIUS} />
      <g class="station-picture" transform={`translate(${x - 13} ${MIDDLE - 13})`}>
        <StationPicture suspect={suspect} />
      </g>
      <g transform={`translate(${x + 18} ${MIDDLE + 18})`}>
        <StationGlyph key={state} state={state} />
      </g>
      {labelLines(label).map((line, index) => (
        <text key={line} class="station-label" x={x} y={LABEL_TOP + index * LINE_HEIGHT}>
          {line}
        </text>
      ))}
    </g>
  );
}

interface LinkProps {
  readonly from: number;
  readonly to: number;
  readonly state: StationState;
}

/** The link takes the state of the station it leads to; a broken one is drawn torn apart. */
function Link({ from, to, state }: LinkProps): JSX.Element {
  const way = Math.sign(to - from);
  const start = from + way * (RADIUS + 5);
  const end = to - way * (RADIUS + 5);
  const middle = (start + end) / 2;
  const y = MIDDLE;
  const torn = `M${start} ${y}H${middle - way * 6}M${middle - way * 3} ${y - 6}l${way * 6} 12M${middle + way * 6} ${y}H${end}`;
  return (
    <path
      class="station-link"
      data-state={state}
      d={state === 'broken' ? torn : `M${start} ${y}H${end}`}
    />
  );
}
