import type { JSX } from 'preact';
import type { Translate } from '../wording/translate.ts';
import { groupServices, type ServiceGroup } from './service-groups.ts';
import { ServiceRow, type ShownService } from './service-row.tsx';

interface ServiceListProps {
  readonly services: readonly ShownService[];
  readonly t: Translate;
}

/** Services, worst first; a provider is named above its services where that says more than their names. */
export function ServiceList({ services, t }: ServiceListProps): JSX.Element {
  return (
    <div class="service-list">
      {groupServices(services).map((group) => (
        <Group key={group.provider} group={group} t={t} />
      ))}
    </div>
  );
}

interface GroupProps {
  readonly group: ServiceGroup;
  readonly t: Translate;
}

function Group({ group, t }: GroupProps): JSX.Element {
  return (
    <section class="service-group">
      {group.services.length > 1 && <h3 class="provider-name">{group.provider}</h3>}
      <ul>
        {group.services.map((service) => (
          <ServiceRow key={service.id} service={service} t={t} />
        ))}
      </ul>
    </section>
  );
}
