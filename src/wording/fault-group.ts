import { type OtherView, otherViewOf } from './other-view.ts';
import { PLACE_SIDE, type Place, type PlaceSide, placeOf } from './place.ts';
import { asFailing, type FailingService, type ReportedService } from './report-parts.ts';
import { SERVICE_NATURE, type Shape } from './service-nature.ts';

type Members = readonly [FailingService, ...FailingService[]];

/** Services that fail alike and are told of together. */
export interface FaultGroup {
  readonly members: Members;
  readonly place: Place;
  readonly side: PlaceSide;
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
  const members = supplier ? behind(supplier, alike) : alike;
  const place = placeOf(lead.fault.suspects);
  return {
    members,
    place,
    side: PLACE_SIDE[place],
    shape: common(members, shapeOf) ?? 'broken',
    providers: countProviders(members),
    supplier,
    view: common(members, (member) => otherViewOf(member, place)),
    siblings: failing
      .filter((other) => !members.includes(other))
      .map(({ service }) => service)
      .filter(({ provider }) => provider === lead.service.provider),
  };
}

function isAlike({ fault }: FailingService, other: FailingService): boolean {
  return (
    fault.scope !== 'partial' &&
    other.fault.scope === fault.scope &&
    placeOf(other.fault.suspects) === placeOf(fault.suspects)
  );
}

/** What the leading service shares with services of other providers, where that is most of all that fails alike. */
function sharedSupplier(alike: Members): string | undefined {
  return alike[0].service.suppliers?.find((supplier) => {
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

/** What all have in common; undefined where they differ. */
function common<T>(members: Members, of: (member: FailingService) => T): T | undefined {
  const [first, ...others] = new Set(members.map(of));
  return others.length === 0 ? first : undefined;
}

function shapeOf({ fault: { scope, cause } }: FailingService): Shape {
  return scope === 'slow' ? 'slow' : SERVICE_NATURE[cause].shape;
}
