import type { Config, Service } from '../../../src/formats/config.ts';

export function sampleService(id: string, over: Partial<Service> = {}): Service {
  return {
    id,
    name: id.toUpperCase(),
    provider: `${id} Ltd`,
    enabled: true,
    where: 'internet',
    endpoints: [{ url: `https://${id}.example/`, function: 'web' }],
    ...over,
  };
}

export function sampleConfig(over: Partial<Config> = {}): Config {
  return { format: 'whichside/config', version: 1, services: [], ...over };
}
