import { type OtherView, otherViewOf } from './other-view.ts';
import { type Place, placeOf } from './place.ts';
import { asFailing, type FailingService, type ReportedService } from './report-parts.ts';
import { SERVICE_NATURE, type Shape } from './service-nature.ts';

type Members = readonly [FailingService, ...FailingService[]];

/** Services that fail alike and are told of together. */
export interface FaultGroup {
  readonly members: Members;
  readonly place: Place;
  readonly shape: Shape;
  /** How many providers the members have between them. */
  readonly providers: number;
  /** The CDN or address range that members of several providers share. */
  readonly supplier: string | undefined;
  /** What decided for each of them, where that is one thing. */
  readonly view: OtherView | undefined;
  /** Services of the leading one's provider that fail too, in a way of their own. */
  readonly siblings: readonly ReportedService[];
}

/** The services that fail like `lead`: of its own provider, or of others too. A partial fault stands alone. */
export function groupOf(lead: FailingService, services: readonly ReportedService[]): FaultGroup {
  const failing = services
    .filter(({ id }) => id !== lead.service.id)
    .map(asFailing)
    .filter((other) => other !== undefined);
  const alike = [lead, ...failing.filter((other) => isAlike(lead, other))] as const;
  const supplier = sharedSupplier(alike);
  const members = supplier === undefined ? alike : behind(supplier, alike);
  const place = placeOf(lead.fault.suspects);
  const views = new Set(members.map(({ fault }) => otherViewOf(fault, place)));
  return {
    members,
    place,
    shape: commonShape(members),
    providers: countProviders(members),
    supplier,
    view: views.size === 1 ? [...views][0] : undefined,
    siblings: failing
      .filter((other) => other.service.provider === lead.service.provider)
      .filter((other) => !members.includes(other))
      .map(({ service }) => service),
  };
}

function isAlike(lead: FailingService, other: FailingService): boolean {
  return (
    lead.fault.scope !== 'partial' &&
    other.fault.scope === lead.fault.scope &&
    placeOf(other.fault.suspects) === placeOf(lead.fault.suspects)
  );
}

/** What the leading service shares with services of other providers, where that is most of all that fails alike. */
function sharedSupplier(alike: Members): string | undefined {
  const [{ service }] = alike;
  return service.suppliers?.find((supplier) => {
    const sharing = behind(supplier, alike);
    return countProviders(sharing) > 1 && sharing.length * 2 > alike.length;
  });
}

function behind(supplier: string, [lead, ...others]: Members): Members {
  return [lead, ...others.filter(({ service }) => service.suppliers?.includes(supplier))];
}

function countProviders(members: Members): number {
  return new Set(members.map(({ service }) => service.provider)).size;
}

function commonShape(members: Members): Shape {
  const shapes = new Set(members.map(({ fault }) => shapeOf(fault)));
  const [shape = 'broken'] = shapes;
  return shapes.size === 1 ? shape : 'broken';
}

function shapeOf({ scope, cause }: FailingService['fault']): Shape {
  return scope === 'slow' ? 'slow' : SERVICE_NATURE[cause].shape;
}
