import { describe, expect, test, vi } from 'vitest';
import { PLATFORMS, platformOf } from '../../../src/feeds/platforms.ts';
import { ALL_SAMPLES } from './bodies/all-samples.ts';
import { iso, mail, NOW_MS, rss, VENDOR_BODIES } from './bodies/vendor-bodies.ts';
import { incidentsOf, partsOf, readVendor } from './read-vendor.ts';

const SECONDS = Math.floor(NOW_MS / 1000);

describe('each vendor in trouble', () => {
  test.each([
    [
      'google-cloud',
      'major',
      ['gmail-id: major', 'drive-id: major'],
      ['major: Gmail users see errors'],
    ],
    [
      'aws',
      'partial',
      ['ec2-us-east-1: partial', 's3-us-east-1: major', 'sqs-us-east-1: operational'],
      ['partial: Increased Error Rates (Amazon Elastic Compute Cloud, N. Virginia)'],
    ],
    [
      'azure',
      'partial',
      ['Virtual Machines: partial', 'West US: partial'],
      ['partial: Connectivity issues - West US'],
    ],
    [
      'microsoft-365',
      'degraded',
      ['Outlook.com: degraded', 'OneDrive: operational'],
      ['degraded: Mail is late'],
    ],
    [
      'heroku',
      'partial',
      ['Apps: major', 'Data: operational', 'Tools: degraded'],
      ['partial: Dynos fail'],
    ],
    [
      'apple',
      'partial',
      ['App Store: operational', 'iCloud Mail: partial', 'Apple Pay: operational'],
      ['partial: iCloud Mail: Users may be unable to use this service.'],
    ],
    [
      'meta',
      'partial',
      [
        'whatsapp-business-api: major',
        'graph-api: operational',
        'whatsapp-business-api/4: major',
        'whatsapp-business-api/6: operational',
        'graph-api/4: operational',
      ],
      ['major: WhatsApp Business Platform: Cloud API'],
    ],
    [
      'tencent-cloud',
      'partial',
      ['cvm: major', 'cos: degraded', 'cdn: operational'],
      ['major: 云服务器', 'degraded: 对象存储'],
    ],
    ['alibaba-cloud', 'partial', [], ['partial: [Incident] Network Access Abnormality']],
    [
      'azure-devops',
      'major',
      [
        'Pipelines: major',
        'Pipelines/EU: major',
        'Pipelines/US: operational',
        'Boards: operational',
        'Boards/EU: operational',
        'Boards/US: operational',
      ],
      ['major: Pipelines fail in Europe'],
    ],
    ['salesforce', 'major', ['EU45: major'], ['major: EU45 #20001']],
    [
      'statusiq',
      'partial',
      ['Zoho Mail: major', 'Zoho Mail-IMAP: operational', 'Zoho CRM: maintenance'],
      [],
    ],
  ] as const)('%s', (kind, level, parts, incidents) => {
    const reading = readVendor(kind, VENDOR_BODIES[kind][0]);
    expect(reading?.level).toBe(level);
    expect(partsOf(reading)).toEqual(parts);
    expect(incidentsOf(reading)).toEqual(incidents);
  });
});

test.each(['google-cloud', 'aws'])(
  '%s: an empty list is a quiet feed only where that feed lies',
  (kind) => {
    expect(readVendor(kind, '[]')).toMatchObject({
      level: 'operational',
      components: [],
      incidents: [],
    });
    expect(readVendor(kind, '[]', { url: 'https://status.example.com/api' })).toBeUndefined();
  },
);

test.each(ALL_SAMPLES.filter(({ kind }) => kind in VENDOR_BODIES))(
  'a body of $kind is one of no other kind but a plain history',
  ({ kind, body, context }) => {
    const kinds = PLATFORMS.filter((platform) => platform.parse(body, context))
      .map((platform) => platform.kind)
      .filter((found) => !['rss', 'atom'].includes(found) || found === kind);
    expect(kinds).toEqual([kind]);
  },
);

describe('each vendor without trouble', () => {
  test.each(
    Object.keys(VENDOR_BODIES).flatMap((kind) =>
      VENDOR_BODIES[kind as keyof typeof VENDOR_BODIES]
        .slice(1, 2)
        .map((body) => [kind, body] as const),
    ),
  )('%s', (kind, body) => {
    const reading = readVendor(kind, body);
    expect(reading?.level).toBe('operational');
    expect(reading?.incidents).toEqual([]);
    expect(reading?.components.filter((part) => part.level !== 'operational')).toEqual([]);
  });
});

describe('Google', () => {
  const open = {
    id: 'x',
    begin: iso(2),
    external_desc: 'd',
    affected_products: [{ id: 'p', title: 'P' }],
  };

  test.each([
    ['SERVICE_INFORMATION', 'operational'],
    ['AVAILABLE_INFORMATION', 'operational'],
    ['SERVICE_DISRUPTION', 'partial'],
    ['SERVICE_OUTAGE', 'major'],
    ['SERVICE_ON_FIRE', 'unknown'],
  ])('%s is %s, and its word is kept', (word, level) => {
    const reading = readVendor('google-cloud', [{ ...open, status_impact: word }]);
    expect(reading?.level).toBe(level);
    expect(reading?.components).toEqual([{ id: 'p', name: 'P', level, raw: word }]);
    expect(reading?.incidents[0]?.raw).toBe(word);
  });

  test.each([
    ['it has ended', { end: iso(1) }],
    ['its newest update says available', { most_recent_update: { status: 'AVAILABLE' } }],
    ['it has not begun', { begin: iso(-5) }],
  ])('nothing is open where %s', (_, over) => {
    const reading = readVendor('google-cloud', [
      { ...open, status_impact: 'SERVICE_OUTAGE', ...over },
    ]);
    expect(reading).toMatchObject({ level: 'operational', components: [], incidents: [] });
  });

  test('the newest update decides how bad it is now', () => {
    const row = {
      ...open,
      status_impact: 'SERVICE_OUTAGE',
      most_recent_update: { status: 'SERVICE_DISRUPTION' },
    };
    expect(readVendor('google-cloud', [row])?.level).toBe('partial');
  });

  test('a part that two incidents name is as bad as the worse says; one that none names is well', () => {
    const rows = ['SERVICE_INFORMATION', 'SERVICE_OUTAGE', 'SERVICE_DISRUPTION'].map((word) => ({
      ...open,
      status_impact: word,
    }));
    const reading = readVendor('google-cloud', rows);
    expect(partsOf(reading)).toEqual(['p: major']);
    expect(reading?.listsTroubleOnly).toBe(true);
  });

  test('an incident says since when, and where to read on', () => {
    expect(readVendor('google-cloud', VENDOR_BODIES['google-cloud'][0])?.incidents[0]).toEqual({
      title: 'Gmail users see errors',
      level: 'major',
      components: ['gmail-id', 'Gmail', 'drive-id', 'Google Drive'],
      raw: 'SERVICE_OUTAGE',
      sinceMs: NOW_MS - 3 * 3_600_000,
      updatedMs: NOW_MS - 3_600_000,
      link: 'https://status.example.com/feed/incidents/A1',
    });
  });

  test('a product without an id goes by its title', () => {
    const rows = [
      { ...open, status_impact: 'SERVICE_OUTAGE', affected_products: [{ title: 'Gmail' }] },
    ];
    expect(partsOf(readVendor('google-cloud', rows))).toEqual(['Gmail: major']);
  });
});

describe('AWS', () => {
  const open = {
    date: String(SECONDS - 60),
    service: 'sqs-eu-west-1',
    status: '1',
    summary: 'Slow',
  };

  test.each([
    ['1', 'degraded'],
    ['2', 'partial'],
    ['3', 'major'],
    ['7', 'unknown'],
  ])('status %s is %s', (status, level) => {
    expect(readVendor('aws', [{ ...open, status }])?.level).toBe(level);
    expect(readVendor('aws', [{ ...open, status: Number(status) }])?.level).toBe(level);
  });

  test.each([
    ['resolved', { status: '0' }],
    ['ended', { end_time: String(SECONDS - 30) }],
    ['planned', { date: String(SECONDS + 4_000) }],
  ])('an event that is %s is not open', (_, over) => {
    expect(readVendor('aws', [{ ...open, ...over }])).toMatchObject({
      level: 'operational',
      incidents: [],
    });
  });

  test('an end in the future does not close it', () => {
    expect(readVendor('aws', [{ ...open, end_time: String(SECONDS + 900) }])?.level).toBe(
      'degraded',
    );
  });

  test('epochs in s and in ms are the same moment', () => {
    const since = [SECONDS - 60, (SECONDS - 60) * 1000].map(
      (date) => readVendor('aws', [{ ...open, date }])?.incidents[0]?.sinceMs,
    );
    expect(since).toEqual([(SECONDS - 60) * 1000, (SECONDS - 60) * 1000]);
  });

  test('the older feed is folded by service: the newest headline decides', () => {
    const reading = readVendor('aws', VENDOR_BODIES.aws[2]);
    expect(reading?.level).toBe('partial');
    expect(reading?.incidents).toEqual([
      {
        title: 'Increased API Error Rates',
        level: 'partial',
        components: ['ec2-us-east-1'],
        raw: 'Service disruption',
        sinceMs: Date.parse('2026-11-22T18:50:19Z'),
        updatedMs: Date.parse('2026-11-22T19:50:19Z'),
      },
    ]);
  });

  test('a headline that nobody closed is stale after a day', () => {
    const item = `<item><title>Service disruption: x</title><pubDate>${mail(25)}</pubDate><guid>https://status.aws.amazon.com/#ec2_1</guid></item>`;
    expect(readVendor('aws', rss(item))?.level).toBe('operational');
  });

  test.each([
    ['any other feed', rss('<item><title>News</title><guid>https://example.com/1</guid></item>')],
    ['any other empty feed', rss('')],
  ])('%s is not this one', (_, body) => {
    expect(readVendor('aws', body)).toBeUndefined();
  });
});

describe('Azure', () => {
  const head = `<title>Azure Status</title><lastBuildDate>${mail(0.1)}</lastBuildDate>`;
  const item = (title: string, text = '', hours = 2) =>
    rss(
      `<item><guid>${title}</guid><title>${title}</title><pubDate>${mail(hours)}</pubDate><description>${text}</description></item>`,
      head,
    );

  test.each([
    ['an open item is partial', item('Outage in West US'), 'partial'],
    ['resolved in its title', item('RESOLVED - Outage in West US'), 'operational'],
    ['mitigated in its title', item('Outage in West US - Mitigated'), 'operational'],
    ['a review', item('PIR - Outage in West US'), 'operational'],
    ['forgotten for two days', item('Outage in West US', '', 49), 'operational'],
    [
      'a text that may mean either charges nobody',
      item('Outage', 'It is not yet mitigated.'),
      'unknown',
    ],
  ])('%s', (_, body, level) => {
    expect(readVendor('azure', body)?.level).toBe(level);
  });

  test('an empty list that nobody has written for a day is silence', () => {
    const body = rss('', `<title>Azure Status</title><lastBuildDate>${mail(25)}</lastBuildDate>`);
    expect(readVendor('azure', body)).toMatchObject({ level: 'unknown' });
    expect(readVendor('azure', body)?.listsTroubleOnly).toBeUndefined();
  });

  test('another feed is not this one', () => {
    expect(readVendor('azure', rss(''))).toBeUndefined();
  });
});

describe('Microsoft 365', () => {
  test.each([
    ['Available', 'operational'],
    ['Operational', 'operational'],
    ['Service restored', 'operational'],
    ['Service degradation', 'degraded'],
    ['Service interruption', 'partial'],
    ['Unknown', 'unknown'],
    ['On fire', 'unknown'],
  ])('%s is %s, as a list, a post and an item', (word, level) => {
    for (const body of [
      [{ ServiceDisplayName: 'Teams', Status: word }],
      { Status: word, LastUpdatedTime: iso(1) },
      rss(`<item><title>Admin center</title><status>${word}</status></item>`),
    ]) {
      expect(readVendor('microsoft-365', body)).toMatchObject({ level, raw: word });
    }
  });

  test.each([
    ['an empty list', []],
    ['a status and nothing else', { Status: 'Available' }],
    ['a feed without a status', rss('<item><title>x</title></item>')],
  ])('%s is not this feed', (_, body) => {
    expect(readVendor('microsoft-365', body)).toBeUndefined();
  });
});

describe('Apple', () => {
  const one = (event: object) => ({ services: [{ serviceName: 'iMessage', events: [event] }] });

  test.each([
    [
      { eventStatus: 'ongoing', statusType: 'Outage', usersAffected: 'All users are affected' },
      'major',
    ],
    [
      { eventStatus: 'ongoing', statusType: 'Outage', usersAffected: 'Some users are affected' },
      'partial',
    ],
    [
      { eventStatus: 'ongoing', statusType: 'Issue', usersAffected: 'Some users are affected' },
      'degraded',
    ],
    [{ eventStatus: 'ongoing', statusType: 'Maintenance' }, 'maintenance'],
    [{ eventStatus: 'ongoing', statusType: 'Eclipse' }, 'unknown'],
    [{ eventStatus: 'pending', statusType: 'Outage' }, 'unknown'],
    [{ eventStatus: 'resolved', statusType: 'Outage' }, 'operational'],
    [{ eventStatus: 'completed', statusType: 'Maintenance' }, 'operational'],
    [{ eventStatus: 'upcoming', statusType: 'Maintenance' }, 'operational'],
    [
      { eventStatus: 'ongoing', statusType: 'Maintenance', epochStartDate: NOW_MS + 60_000 },
      'operational',
    ],
    [
      { eventStatus: 'ongoing', statusType: 'Outage', epochEndDate: NOW_MS - 60_000 },
      'operational',
    ],
  ])('%j is %s', (event, level) => {
    expect(readVendor('apple', one(event))?.level).toBe(level);
    expect(readVendor('apple', `jsonCallback(${JSON.stringify(one(event))});`)?.level).toBe(level);
  });

  test('a call is read as data and never run', () => {
    const body =
      'jsonCallback((globalThis.wasRun = true, {"services":[{"serviceName":"x","events":[]}]}));';
    expect(readVendor('apple', body)).toBeUndefined();
    expect('wasRun' in globalThis).toBe(false);
  });
});

describe('Meta', () => {
  test.each([
    ['No known issues', 'operational'],
    ['Resolved', 'operational'],
    ['Low disruptions', 'degraded'],
    ['Medium disruptions', 'partial'],
    ['High disruptions', 'major'],
    ['Odd disruptions', 'unknown'],
  ])('%s is %s', (status, level) => {
    const body = [{ id: 'org', name: 'Org', services: [{ id: 1, name: 'S', status }] }];
    expect(partsOf(readVendor('meta', body))).toEqual([`org: ${level}`, `org/1: ${level}`]);
  });

  test('an empty list says nothing', () => {
    expect(readVendor('meta', [])).toBeUndefined();
  });
});

describe('the others', () => {
  test('Tencent: a region that does not exist, or an error, is not this feed', () => {
    expect(
      readVendor('tencent-cloud', { Response: { Data: { CategoryList: [] } } }),
    ).toBeUndefined();
    expect(readVendor('tencent-cloud', { Response: { Error: { Code: 'x' } } })).toBeUndefined();
  });

  test('Alibaba: an event is open until its end', () => {
    const event = { id: 1, title: 't', eventType: 'ALARM', startTime: NOW_MS - 1_000 };
    const level = (over: object) =>
      readVendor('alibaba-cloud', { data: [{ ...event, ...over }] })?.level;
    expect(level({ endTime: NOW_MS + 1_000 })).toBe('partial');
    expect(level({ endTime: NOW_MS - 500 })).toBe('operational');
    expect(level({ startTime: NOW_MS + 500 })).toBe('operational');
    expect(level({ eventType: 'CARNIVAL' })).toBe('unknown');
    expect(readVendor('alibaba-cloud', { success: false, data: [] })).toBeUndefined();
  });

  test('Azure DevOps: an advisory is told and charges nobody; an unknown word is kept', () => {
    const body = (health: string) => ({
      status: { health, message: 'm' },
      services: [{ id: 's', geographies: [] }],
    });
    expect(readVendor('azure-devops', body('advisory'))).toMatchObject({
      level: 'operational',
      incidents: [{ title: 'm' }],
    });
    expect(readVendor('azure-devops', body('odd'))).toMatchObject({ level: 'unknown', raw: 'odd' });
  });

  test.each([
    ['OK', 'operational'],
    ['INFORMATIONAL_CORE', 'operational'],
    ['MINOR_INCIDENT_NONCORE', 'degraded'],
    ['MAJOR_INCIDENT_NONCORE', 'major'],
    ['MAINTENANCE_CORE', 'maintenance'],
    ['ODD', 'unknown'],
  ])('Salesforce: %s is %s, alone and in a list', (status, level) => {
    expect(readVendor('salesforce', { key: 'NA1', status })?.level).toBe(level);
    expect(
      partsOf(
        readVendor('salesforce', [
          { key: 'NA1', status },
          { key: 'NA2', status: 'OK' },
        ]),
      ),
    ).toEqual([`NA1: ${level}`, 'NA2: operational']);
  });

  test('Heroku: colours that nobody knows are kept as they are', () => {
    expect(
      readVendor('heroku', { status: [{ system: 'Apps', status: 'mauve' }], incidents: [] }),
    ).toMatchObject({
      level: 'unknown',
      components: [{ id: 'Apps', level: 'unknown', raw: 'mauve' }],
    });
  });

  test('StatusIQ: a title of any other kind does not make a feed this one', () => {
    expect(
      readVendor('statusiq', rss('<item><title>Big news - read on</title></item>')),
    ).toBeUndefined();
    expect(
      partsOf(
        readVendor(
          'statusiq',
          rss('<item><title>A - B - Operational</title></item><item><title>C - Odd</title></item>'),
        ),
      ),
    ).toEqual(['A - B: operational', 'C: unknown']);
  });
});

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
