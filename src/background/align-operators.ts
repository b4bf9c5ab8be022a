import { localProviderId } from '../catalog/local-providers.ts';
import type { Control, Service } from '../formats/config.ts';

/**
 * Controls with their operators named as the services' providers are, where both are one company under names of
 * different languages: a control never serves a service of its own operator, and rounds compare the names.
 */
export function alignOperators(
  controls: readonly Control[],
  services: readonly Service[],
): readonly Control[] {
  const names = new Map<string, string>();
  for (const { provider } of services) {
    const id = localProviderId(provider);
    if (id !== undefined) names.set(id, provider);
  }
  return controls.map((control) => {
    const id = localProviderId(control.operator);
    const operator = id === undefined ? undefined : names.get(id);
    return operator === undefined ? control : { ...control, operator };
  });
}
