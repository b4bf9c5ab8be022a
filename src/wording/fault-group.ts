import { type Place, placeOf } from './place.ts';
import { asFailing, type FailingService, type ReportedService } from './report-parts.ts';
import { SERVICE_NATURE, type Shape } from './service-nature.ts';

/** Services that fail alike and are told of together. */
export interface FaultGroup {
  readonly members: readonly [FailingService, ...FailingService[]];
  readonly place: Place;
  readonly shape: Shape;
  /** How many providers the members have between them. */
  readonly providers: number;
}

/** The services that fail like `lead`: of its own provider, or of others too. A partial fault stands alone. */
export function groupOf(lead: FailingService, services: readonly ReportedService[]): FaultGroup {
  const others = services
    .filter(({ id }) => id !== lead.service.id)
    .map(asFailing)
    .filter((other) => other !== undefined)
    .filter((other) => isAlike(lead, other));
  const members = [lead, ...others] as const;
  return {
    members,
    place: placeOf(lead.fault.suspects),
    shape: commonShape(members),
    providers: new Set(members.map(({ service }) => service.provider)).size,
  };
}

function isAlike(lead: FailingService, other: FailingService): boolean {
  return (
    lead.fault.scope !== 'partial' &&
    other.fault.scope === lead.fault.scope &&
    placeOf(other.fault.suspects) === placeOf(lead.fault.suspects)
  );
}

function commonShape(members: readonly FailingService[]): Shape {
  const shapes = new Set(members.map(({ fault }) => shapeOf(fault)));
  const [shape = 'broken'] = shapes;
  return shapes.size === 1 ? shape : 'broken';
}

function shapeOf({ scope, cause }: FailingService['fault']): Shape {
  return scope === 'slow' ? 'slow' : SERVICE_NATURE[cause].shape;
}
