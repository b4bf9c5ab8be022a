import { describe, expect, test, vi } from 'vitest';
import { platformOf } from '../../../src/feeds/platforms.ts';

describe('where the feeds lie', () => {
  test.each([
    [
      'google-cloud',
      'https://status.cloud.google.com/',
      'https://status.cloud.google.com/incidents.json',
    ],
    [
      'google-cloud',
      'https://status.cloud.google.com/incidents.json',
      'https://status.cloud.google.com/incidents.json',
    ],
    [
      'google-cloud',
      'https://www.google.com/appsstatus/dashboard/summary',
      'https://www.google.com/appsstatus/dashboard/incidents.json',
    ],
    [
      'google-cloud',
      'https://status.cloud.google.com/maps-platform/',
      'https://status.cloud.google.com/maps-platform/incidents.json',
    ],
    [
      'google-cloud',
      'https://ads.google.com/status/publisher',
      'https://ads.google.com/status/publisher/incidents.json',
    ],
    [
      'aws',
      'https://health.aws.amazon.com/health/status',
      'https://health.aws.amazon.com/public/currentevents',
    ],
    [
      'aws',
      'https://status.aws.amazon.com/rss/all.rss',
      'https://status.aws.amazon.com/rss/all.rss',
    ],
    [
      'azure',
      'https://azure.status.microsoft/en-us/status',
      'https://azure.status.microsoft/en-us/status/feed/',
    ],
    [
      'azure',
      'https://rssfeed.azure.status.microsoft/en-us/status/feed/',
      'https://rssfeed.azure.status.microsoft/en-us/status/feed/',
    ],
    [
      'microsoft-365',
      'https://status.cloud.microsoft/',
      'https://status.cloud.microsoft/api/posts/m365Consumer',
    ],
    [
      'microsoft-365',
      'https://status.cloud.microsoft/api/feed/mac',
      'https://status.cloud.microsoft/api/feed/mac',
    ],
    ['heroku', 'https://status.heroku.com', 'https://status.heroku.com/api/v4/current-status'],
    [
      'apple',
      'https://www.apple.com/support/systemstatus/',
      'https://www.apple.com/support/systemstatus/data/system_status_en_US.js',
    ],
    [
      'apple',
      'https://developer.apple.com/system-status/',
      'https://www.apple.com/support/systemstatus/data/developer/system_status_en_US.js',
    ],
    ['meta', 'https://metastatus.com/', 'https://metastatus.com/data/orgs.json'],
    [
      'alibaba-cloud',
      'https://status.alibabacloud.com/',
      'https://status.alibabacloud.com/api/status/listHistoryEvent',
    ],
    [
      'azure-devops',
      'https://status.dev.azure.com',
      'https://status.dev.azure.com/_apis/status/health',
    ],
    [
      'salesforce',
      'https://status.salesforce.com/instances/EU45',
      'https://api.status.salesforce.com/v1/instances/EU45/status',
    ],
    [
      'salesforce',
      'https://api.status.salesforce.com/v1/instances/EU45/status',
      'https://api.status.salesforce.com/v1/instances/EU45/status',
    ],
    ['statusiq', 'https://us.zohostatus.com/', 'https://us.zohostatus.com/rss'],
    ['rss', 'https://example.com/history.rss', 'https://example.com/history.rss'],
    ['atom', 'https://example.com/history.atom', 'https://example.com/history.atom'],
  ])('%s at %s', (kind, url, feed) => {
    expect(platformOf(kind)?.addresses(url)).toEqual([feed]);
  });

  test('Tencent is asked for the present day of China', () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-22T18:00:00Z'), toFake: ['Date'] });
    try {
      expect(
        platformOf('tencent-cloud')?.addresses(
          'https://status.cloud.tencent.com/?RegionId=1&EndDate=2020-01-01',
        ),
      ).toEqual([
        'https://status.cloud.tencent.com/v1/api/status/DescribeProductEventForRegionInPeriod?RegionId=1&EndDate=2026-11-23&NumOfDay=1',
      ]);
    } finally {
      vi.useRealTimers();
    }
  });
});
