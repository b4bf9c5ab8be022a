import type { ShownService } from './service-row.tsx';

export interface ServiceGroup {
  readonly provider: string;
  readonly services: readonly ShownService[];
}

const SCOPES = { down: 0, partial: 1, slow: 2 } as const;

/** 0 is worst: down, partial, slow (confirmed before suspected), no verdict possible, refusing, not judged yet, ok. */
function rankOf(service: ShownService): number {
  const { verdict } = service;
  if (!verdict) return 8;
  switch (verdict.kind) {
    case 'fault':
      return SCOPES[verdict.scope] * 2 + (verdict.certainty === 'confirmed' ? 0 : 1);
    case 'unknown':
      return 6;
    case 'refusing':
      return 7;
    case 'ok':
      return 9;
  }
}

/** Worst first, with the services of one provider kept together; equals keep the order of the list. */
export function groupServices(services: readonly ShownService[]): ServiceGroup[] {
  const groups = new Map<string, ShownService[]>();
  for (const service of services.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const group = groups.get(service.provider);
    if (group) group.push(service);
    else groups.set(service.provider, [service]);
  }
  return [...groups].map(([provider, members]) => ({ provider, services: members }));
}
