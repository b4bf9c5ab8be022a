import type { Config } from '../../src/formats/config.ts';
import type { Report } from '../../src/formats/report.ts';

/**
 * The list with ids and providers of its own, so that nothing that is remembered of a service, of its
 * provider or of a question about it reaches from one scenario into the next.
 */
export function distinct(config: Config, number: number): Config {
  const services = config.services.map((service) => ({
    ...service,
    id: distinctId(service.id, number),
    provider: `${service.provider} ${number}`,
  }));
  return { ...config, services };
}

/** The id that a service of the scenario has in the list of that number. */
export function distinctId(id: string, number: number): string {
  return `${id}${SEPARATOR}${number}`;
}

const SEPARATOR = '.no';

/** The service of a report that the scenario calls `id`. */
export function serviceNamed(report: Report, id: string): Report['services'][number] | undefined {
  return report.services.find((service) => nameOf(service.id) === id);
}

/** What the scenario calls a service. */
export function nameOf(id: string): string {
  return id.split(SEPARATOR)[0] ?? id;
}
