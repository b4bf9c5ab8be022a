import { describe, expect, test } from 'vitest';
import { PLATFORMS } from '../../../src/feeds/platforms.ts';
import { ALL_SAMPLES } from './bodies/all-samples.ts';
import { VENDOR_BODIES } from './bodies/vendor-bodies.ts';
import { incidentsOf, partsOf, readVendor } from './read-vendor.ts';

describe('each vendor in trouble', () => {
  test.each([
    [
      'google-cloud',
      'major',
      ['gmail-id: major', 'Gmail: major', 'drive-id: major', 'Google Drive: major'],
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
