import { iso, mail, NOW_MS, rss } from './feed-texts.ts';

const GOOGLE = [
  {
    id: 'A1',
    number: '1',
    begin: iso(3),
    created: iso(3),
    end: null,
    modified: iso(1),
    external_desc: 'Gmail users see errors',
    updates: [{ when: iso(1), text: 'We are looking into it.', status: 'SERVICE_OUTAGE' }],
    most_recent_update: { when: iso(1), text: 'Still.', status: 'SERVICE_OUTAGE' },
    status_impact: 'SERVICE_OUTAGE',
    severity: 'high',
    service_key: 'zall',
    service_name: 'Multiple Products',
    affected_products: [
      { title: 'Gmail', id: 'gmail-id' },
      { title: 'Google Drive', id: 'drive-id' },
    ],
    currently_affected_locations: [{ id: 'global', title: 'Global' }],
    uri: 'incidents/A1',
  },
  {
    id: 'B2',
    begin: iso(72),
    end: iso(70),
    external_desc: 'Old outage',
    status_impact: 'SERVICE_OUTAGE',
    most_recent_update: { status: 'AVAILABLE' },
    affected_products: [{ title: 'Google Chat', id: 'chat-id' }],
    uri: 'incidents/B2',
  },
];

const AWS = [
  {
    date: String(Math.floor(NOW_MS / 1000) - 7_200),
    arn: 'arn:aws:health:us-east-1::event/EC2/AWS_EC2_OPERATIONAL_ISSUE/x',
    region_name: 'N. Virginia',
    status: '2',
    service: 'ec2-us-east-1',
    service_name: 'Amazon Elastic Compute Cloud',
    summary: 'Increased Error Rates',
    event_log: [{ summary: 'x', message: 'y', status: 2, timestamp: 1 }],
    impacted_services: {
      's3-us-east-1': { service_name: 'Amazon S3', current: '3', max: '3' },
      'sqs-us-east-1': { service_name: 'Amazon SQS', current: '0', max: '1' },
    },
  },
  {
    date: String(Math.floor(NOW_MS / 1000) - 90_000),
    region_name: 'Ireland',
    status: '0',
    service: 'lambda-eu-west-1',
    service_name: 'AWS Lambda',
    summary: '[RESOLVED] Latency',
    end_time: String(Math.floor(NOW_MS / 1000) - 80_000),
  },
];

const APPLE = {
  drpost: false,
  services: [
    { serviceName: 'App Store', redirectUrl: 'https://www.example.com/appstore', events: [] },
    {
      serviceName: 'iCloud Mail',
      redirectUrl: null,
      events: [
        {
          eventStatus: 'ongoing',
          statusType: 'Outage',
          usersAffected: 'Some users are affected',
          epochStartDate: NOW_MS - 3_600_000,
          epochEndDate: null,
          message: 'Users may be unable to use this service.',
          messageId: '1',
        },
      ],
    },
    {
      serviceName: 'Apple Pay',
      redirectUrl: null,
      events: [
        { eventStatus: 'resolved', statusType: 'Outage', usersAffected: 'All users were affected' },
        { eventStatus: 'upcoming', statusType: 'Maintenance', epochStartDate: NOW_MS + 3_600_000 },
      ],
    },
  ],
};

const META = [
  {
    id: 'whatsapp-business-api',
    name: 'WhatsApp Business Platform',
    services: [
      { id: 4, name: 'Cloud API', status: 'High disruptions', time: iso(2) },
      { id: 6, name: 'Signup', status: 'Resolved', time: iso(5) },
    ],
    rss_file_paths: ['outage-events-feed-whatsapp-business-api.rss'],
  },
  {
    id: 'graph-api',
    name: 'Graph API',
    services: [{ id: 4, name: 'Platform', status: 'No known issues', time: null }],
  },
];

const STATUSPAGE_ATOM = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-US">
  <id>tag:status.example.com,2005:/history</id>
  <link rel="self" type="application/atom+xml" href="https://status.example.com/history.atom"/>
  <link rel="alternate" type="text/html" href="https://status.example.com"/>
  <title>Example Status - Incident History</title>
  <updated>${iso(1)}</updated>
  <entry>
    <id>tag:status.example.com,2005:Incident/2</id>
    <published>${iso(4)}</published><updated>${iso(1)}</updated>
    <link rel="alternate" type="text/html" href="https://status.example.com/incidents/two"/>
    <title>Elevated errors</title>
    <content type="html">&lt;p&gt;&lt;small&gt;Nov &lt;var data-var='date'&gt;22&lt;/var&gt;, 19:46 UTC&lt;/small&gt;&lt;br&gt;&lt;strong&gt;Update&lt;/strong&gt; - We keep working on it. It will be &lt;strong&gt;Resolved&lt;/strong&gt; soon.&lt;/p&gt;&lt;p&gt;&lt;strong&gt;Investigating&lt;/strong&gt; - We look into it.&lt;/p&gt;</content>
  </entry>
  <entry>
    <id>tag:status.example.com,2005:Incident/1</id>
    <published>${iso(30)}</published><updated>${iso(20)}</updated>
    <link rel="alternate" type="text/html" href="https://status.example.com/incidents/one"/>
    <title>Login trouble</title>
    <content type="html">&lt;p&gt;&lt;strong&gt;Resolved&lt;/strong&gt; - This incident has been resolved.&lt;/p&gt;&lt;p&gt;&lt;strong&gt;Investigating&lt;/strong&gt; - We look into it.&lt;/p&gt;</content>
  </entry>
</feed>`;

const INCIDENT_IO_RSS = rss(
  `<item><title><![CDATA[Search is slow]]></title><link>https://status.example.com//incidents/01K</link><guid>https://status.example.com//incidents/01K</guid><pubDate>${mail(2)}</pubDate><description><![CDATA[<b>Status: Monitoring</b><br/><br/>A fix is in.<br/><br/><b>Affected components</b><ul><li>Search (Partial outage)</li><li>Login (Operational)</li></ul>]]></description></item>
   <item><title><![CDATA[Old]]></title><link>https://status.example.com//incidents/00A</link><guid>https://status.example.com//incidents/00A</guid><pubDate>${mail(60)}</pubDate><description><![CDATA[<b>Status: Resolved</b><br/>Done.]]></description></item>`,
);

/** What each kind was built on: first a body that tells of trouble, then one that tells of none. */
export const VENDOR_BODIES = {
  'google-cloud': [JSON.stringify(GOOGLE), JSON.stringify(GOOGLE.slice(1))],
  aws: [
    JSON.stringify(AWS),
    '[]',
    rss(
      `<item><title><![CDATA[Service disruption: Increased API Error Rates]]></title><link>https://status.aws.amazon.com/</link><pubDate>Sun, 22 Nov 2026 11:50:19 PST</pubDate><guid isPermaLink="false">https://status.aws.amazon.com/#ec2-us-east-1_1795377019</guid><description><![CDATA[We are looking.]]></description></item>
       <item><title><![CDATA[Informational message: Increased API Error Rates]]></title><link>https://status.aws.amazon.com/</link><pubDate>Sun, 22 Nov 2026 10:50:19 PST</pubDate><guid isPermaLink="false">https://status.aws.amazon.com/#ec2-us-east-1_1795373419</guid><description/></item>
       <item><title><![CDATA[Service is operating normally: [RESOLVED] Connectivity]]></title><pubDate>Sun, 22 Nov 2026 09:00:00 PST</pubDate><guid isPermaLink="false">https://status.aws.amazon.com/#rds-eu-west-1_1795366800</guid></item>
       <item><title><![CDATA[Service degradation: Connectivity]]></title><pubDate>Sun, 22 Nov 2026 08:00:00 PST</pubDate><guid isPermaLink="false">https://status.aws.amazon.com/#rds-eu-west-1_1795363200</guid></item>`,
      '<title><![CDATA[Amazon Web Services Service Status]]></title>',
    ),
  ],
  azure: [
    rss(
      `<item><guid>K1</guid><title>Connectivity issues - West US</title><link>https://azure.status.microsoft/en-us/status</link><category>Virtual Machines</category><category>West US</category><pubDate>${mail(2)}</pubDate><description>&lt;p&gt;We look into it.&lt;/p&gt;</description></item>`,
      `<title>Azure Status</title><lastBuildDate>${mail(0.1)}</lastBuildDate>`,
    ),
    rss('', `<title>Azure Status</title><lastBuildDate>${mail(0.1)}</lastBuildDate>`),
  ],
  'microsoft-365': [
    JSON.stringify([
      {
        ServiceDisplayName: 'Outlook.com',
        Status: 'Service degradation',
        Title: 'Mail is late',
        LastUpdatedTime: iso(1),
      },
      { ServiceDisplayName: 'OneDrive', Status: 'Operational', Title: null },
    ]),
    JSON.stringify([
      { ServiceDisplayName: 'Outlook.com', Status: 'Operational' },
      { ServiceDisplayName: 'Teams', Status: 'Service restored' },
    ]),
    JSON.stringify({
      Id: 'x',
      Status: 'Available',
      Title: 'All is well',
      LastUpdatedTime: iso(0.1),
    }),
    rss(
      `<item><title>Admin center</title><status>Available</status><pubDate>${mail(1)}</pubDate></item>`,
    ),
  ],
  heroku: [
    JSON.stringify({
      status: [
        { system: 'Apps', status: 'red' },
        { system: 'Data', status: 'green' },
        { system: 'Tools', status: 'yellow' },
      ],
      incidents: [
        {
          id: 9,
          title: 'Dynos fail',
          state: 'open',
          created_at: iso(1),
          updated_at: iso(0.5),
          full_url: 'https://status.heroku.com/incidents/9',
        },
      ],
      scheduled: [],
    }),
    JSON.stringify({
      status: [
        { system: 'Apps', status: 'green' },
        { system: 'Data', status: 'green' },
        { system: 'Tools', status: 'green' },
      ],
      incidents: [],
      scheduled: [],
    }),
  ],
  apple: [
    JSON.stringify(APPLE),
    `jsonCallback(${JSON.stringify({ services: APPLE.services.filter((_, index) => index !== 1) })});\n`,
  ],
  meta: [JSON.stringify(META), JSON.stringify(META.slice(1))],
  'tencent-cloud': [
    JSON.stringify({
      Response: {
        RequestId: 'r',
        Data: {
          CategoryList: [
            {
              CategoryName: '计算',
              ProductList: [
                { ProductId: 'cvm', ProductName: '云服务器', CurrentStatus: 'ABNORMAL' },
                { ProductId: 'cos', ProductName: '对象存储', CurrentStatus: 'NOTIFY' },
                { ProductId: 'cdn', ProductName: '内容分发', CurrentStatus: 'NORMAL' },
              ],
            },
          ],
        },
      },
    }),
    JSON.stringify({
      Response: {
        CategoryList: [
          { ProductList: [{ ProductId: 'cvm', ProductName: 'CVM', CurrentStatus: 'NORMAL' }] },
        ],
      },
    }),
  ],
  'alibaba-cloud': [
    JSON.stringify({
      data: [
        {
          id: 7,
          title: '[Incident] Network Access Abnormality',
          eventType: 'ALARM',
          startTime: NOW_MS - 3_600_000,
          endTime: null,
        },
        {
          id: 6,
          title: '[Incident (Recovered)] Disk errors',
          eventType: 'ALARM',
          startTime: NOW_MS - 7_200_000,
          endTime: null,
        },
      ],
      success: true,
      code: 200,
      httpCode: 200,
    }),
    JSON.stringify({ data: [], success: true, code: 200 }),
  ],
  'azure-devops': [
    JSON.stringify({
      status: { health: 'unhealthy', message: 'Pipelines fail in Europe' },
      services: [
        {
          id: 'Pipelines',
          geographies: [
            { id: 'EU', name: 'Europe', health: 'unhealthy' },
            { id: 'US', name: 'United States', health: 'healthy' },
          ],
        },
        {
          id: 'Boards',
          geographies: [
            { id: 'EU', name: 'Europe', health: 'healthy' },
            { id: 'US', name: 'United States', health: 'advisory' },
          ],
        },
      ],
      lastUpdated: iso(0.1),
    }),
    JSON.stringify({
      status: { health: 'healthy', message: 'Everything is looking good' },
      services: [{ id: 'Boards', geographies: [{ id: 'EU', name: 'Europe', health: 'healthy' }] }],
    }),
  ],
  salesforce: [
    JSON.stringify({
      key: 'EU45',
      location: 'EMEA',
      environment: 'production',
      status: 'MAJOR_INCIDENT_CORE',
      isActive: true,
      Products: [],
      Incidents: [
        {
          id: 20001,
          createdAt: iso(2),
          updatedAt: iso(1),
          IncidentImpacts: [{ startTime: iso(2), endTime: null }],
        },
        {
          id: 20000,
          createdAt: iso(30),
          IncidentImpacts: [{ startTime: iso(30), endTime: iso(29) }],
        },
      ],
      Maintenances: [],
    }),
    JSON.stringify({ key: 'EU45', status: 'OK', Incidents: [], Maintenances: [] }),
  ],
  statusiq: [
    rss(
      '<item><title>Zoho Mail - Major Outage</title></item><item><title>Zoho Mail-IMAP - Operational</title></item><item><title>Zoho CRM - Under Maintenance</title></item>',
      '<title>Zoho</title>',
    ),
    rss(
      '<item><title>Zoho Mail - Operational</title></item><item><title>Zoho CRM - Operational</title></item>',
    ),
  ],
  rss: [
    INCIDENT_IO_RSS,
    rss(
      `<item><title>Old</title><link>https://status.example.com/incidents/1</link><pubDate>${mail(60)}</pubDate><description>&lt;p&gt;&lt;strong&gt;Resolved&lt;/strong&gt; - Done.&lt;/p&gt;</description></item>`,
    ),
    rss(
      `<item><title>云服务器访问异常</title><guid>v2</guid><pubDate>${mail(1)}</pubDate></item><item><title>网络抖动(已恢复)</title><guid>v1</guid><pubDate>${mail(30)}</pubDate></item>`,
      '<title>方舟(华北2（北京）)服务状态</title>',
    ),
  ],
  atom: [
    STATUSPAGE_ATOM,
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>PayPal</title><entry><id>1</id><title>Resolved: Checkout errors</title><updated>${iso(5)}</updated></entry></feed>`,
  ],
} as const satisfies Record<string, readonly string[]>;
