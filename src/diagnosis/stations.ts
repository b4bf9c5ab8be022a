import { SUSPECTS, type Suspect } from './suspect.ts';
import type { Verdict } from './verdict.ts';
import { isOutOfReachVerdict } from './views/region.ts';

export type StationState = 'cleared' | 'doubt' | 'broken' | 'untested';
export type Stations = Readonly<Record<Suspect, StationState>>;

interface Told {
  readonly id: string;
}

/** As much of a report as the picture of the path needs; members are absent while a round runs. */
export interface Path {
  readonly user?: Verdict<Told> | undefined;
  readonly overall?: { readonly service?: string } | undefined;
  readonly services: readonly {
    readonly id: string;
    readonly verdict?: Verdict<Told> | undefined;
  }[];
}

/** The state of each of the four stations: what the leading verdict clears, doubts, or has found. */
export function stationsOf(path: Path): Stations {
  const leading = leadingVerdict(path);
  const userClear = path.user?.kind === 'ok';
  if (leading?.kind === 'fault') return ofFault(leading.suspects, path.user);
  if (leading?.kind === 'unknown') {
    if (isOutOfReachVerdict(leading)) return near('cleared', 'doubt');
    return leading.why === 'no-permission' || leading.why === 'ambiguous'
      ? all('doubt')
      : near(userClear ? 'cleared' : 'untested', 'untested');
  }
  const served = path.overall !== undefined && path.services.length > 0;
  if (served && path.services.some(({ verdict }) => isUp(verdict))) return all('cleared');
  return near(userClear ? 'cleared' : 'untested', 'untested');
}

function leadingVerdict({ user, overall, services }: Path): Verdict<Told> | undefined {
  if (overall === undefined) return undefined;
  const service = services.find(({ id }) => id === overall.service);
  if (service !== undefined) return service.verdict;
  return user?.kind === 'fault' || services.length === 0 ? user : undefined;
}

/** With the fault on the user's own side, nothing beyond it could be tested. */
function ofFault(suspects: readonly Suspect[], user: Verdict<unknown> | undefined): Stations {
  const farUntested =
    user?.kind === 'fault' && !suspects.includes('path') && !suspects.includes('provider');
  const stateOf = (suspect: Suspect): StationState => {
    if (suspects.includes(suspect)) return suspects.length === 1 ? 'broken' : 'doubt';
    return farUntested && (suspect === 'path' || suspect === 'provider') ? 'untested' : 'cleared';
  };
  return build(stateOf);
}

function isUp(verdict: Verdict<unknown> | undefined): boolean {
  return verdict?.kind === 'ok' || verdict?.kind === 'refusing';
}

function all(state: StationState): Stations {
  return build(() => state);
}

function near(own: StationState, far: StationState): Stations {
  return build((suspect) => (suspect === 'device' || suspect === 'network' ? own : far));
}

function build(stateOf: (suspect: Suspect) => StationState): Stations {
  const [device, network, path, provider] = SUSPECTS;
  return {
    device: stateOf(device),
    network: stateOf(network),
    path: stateOf(path),
    provider: stateOf(provider),
  };
}
