import type { Alert } from '../formats/alerts.ts';
import type { GroupStep } from './step-group.ts';

/** More alerts of providers than this at one moment are one: something that they share is most likely at fault. */
const MOST_APART = 3;

type Beginning = Required<Pick<GroupStep, 'group' | 'alert'>> & GroupStep;

/** Steps in which no more than a few outages are told to begin at `nowMs`; of more, all are one group from then on. */
export function tellTogether(steps: readonly GroupStep[], nowMs: number): GroupStep[] {
  const begun = steps.filter((step) => isBeginning(step, nowMs));
  const [first] = begun;
  if (first === undefined || begun.length <= MOST_APART) return [...steps];
  const cases = begun.flatMap(({ group }) => group.cases);
  const moments = begun.flatMap(({ nextAtMs }) => nextAtMs ?? []);
  const one: GroupStep = {
    group: { ...first.group, cases },
    alert: oneAlert(
      first.alert,
      begun.map(({ alert }) => alert),
    ),
    ...(moments.length > 0 && { nextAtMs: Math.min(...moments) }),
  };
  const others = steps.filter((step) => step === first || !begun.some((each) => each === step));
  return others.map((step) => (step === first ? one : step));
}

/** Told for the first time, and not of the user's own side. */
function isBeginning(step: GroupStep, nowMs: number): step is Beginning {
  const { group, alert } = step;
  const isNew = group?.sending?.attempts === 1 && group.toldAtMs === nowMs;
  return isNew && alert?.isOwn === false && (alert.kind === 'fault' || alert.kind === 'unstable');
}

function oneAlert(first: Alert, alerts: readonly Alert[]): Alert {
  const since = alerts.flatMap(({ sinceMs }) => sinceMs ?? []);
  return {
    ...first,
    kind: alerts.every(({ kind }) => kind === 'unstable') ? 'unstable' : 'fault',
    members: alerts.flatMap(({ members }) => members),
    connectionWorks: alerts.every(({ connectionWorks }) => connectionWorks),
    ...(since.length > 0 && { sinceMs: Math.min(...since) }),
  };
}
