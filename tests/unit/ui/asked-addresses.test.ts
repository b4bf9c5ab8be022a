import { expect, test } from 'vitest';
import { askedAddresses } from '../../../src/ui/asked-addresses.ts';
import { sampleService } from '../settings/sample-config.ts';

test('access is asked for all that is probed and for the status page, if there is one', () => {
  const service = sampleService('a');
  const probed = service.endpoints.map(({ url }) => url);
  expect(probed.length).toBeGreaterThan(0);
  expect(askedAddresses(service)).toEqual(probed);
  const feed = { kind: 'statuspage', url: 'https://status.example/' };
  expect(askedAddresses({ ...service, feed })).toEqual([...probed, feed.url]);
});
