import { type FeedSample, jsonBody, minutesAgo } from './feed-sample.ts';

export const statusIoTroubled = {
  result: {
    status_overall: {
      updated: minutesAgo(4),
      status: 'Partial Service Disruption',
      status_code: 400,
    },
    status: [
      {
        id: '5b0000000000000000000001',
        name: 'Website',
        updated: minutesAgo(4),
        status: 'Partial Service Disruption',
        status_code: 400,
        containers: [{ id: '5c1', name: 'Oslo', status: 'Operational', status_code: 100 }],
      },
      {
        id: '5b0000000000000000000002',
        name: 'Accounts',
        status: 'Security Event',
        status_code: 600,
        containers: [],
      },
      { id: '5b0000000000000000000003', name: 'API', status: 'Operational', status_code: 100 },
    ],
    incidents: [
      {
        _id: '5d1',
        name: 'Website errors',
        datetime_open: minutesAgo(70),
        messages: [
          { details: 'Looking.', state: 100, status: 500, datetime: minutesAgo(70) },
          { details: 'Better.', state: 300, status: 400, datetime: minutesAgo(4) },
        ],
        components_affected: [{ name: 'Website', _id: '5b0000000000000000000001' }],
        containers_affected: [],
      },
    ],
    maintenance: {
      active: [
        {
          _id: '5e1',
          name: 'API upgrade',
          datetime_planned_start: minutesAgo(10),
          datetime_planned_end: minutesAgo(-50),
          messages: [],
          components_affected: [{ name: 'API', _id: '5b0000000000000000000003' }],
        },
      ],
      upcoming: [{ _id: '5e2', name: 'Later', datetime_planned_start: minutesAgo(-900) }],
    },
  },
};

export const statusIoMissing = { error: 'Invalid status page' };

const resource = (id: string, name: string, status: string) => ({
  id,
  type: 'status_page_resource',
  attributes: {
    public_name: name,
    status,
    status_page_section_id: 's1',
    availability: 0.9993,
    status_history: [{ day: '2030-03-11', status: 'downtime', downtime_duration: 900 }],
  },
});

const report = (id: string, attributes: object) => ({ id, type: 'status_report', attributes });

export const betterStackTroubled = {
  data: {
    id: '165',
    type: 'status_page',
    attributes: {
      company_name: 'Shop',
      company_url: 'https://shop.example',
      custom_domain: 'status.shop.example',
      aggregate_state: 'downtime',
      timezone: 'UTC',
    },
  },
  included: [
    { id: 's1', type: 'status_page_section', attributes: { name: 'Europe' } },
    resource('r1', 'API', 'downtime'),
    resource('r2', 'Web', 'operational'),
    resource('r3', 'Blog', 'not_monitored'),
    report('p1', {
      title: 'API down',
      report_type: 'manual',
      starts_at: minutesAgo(25),
      ends_at: null,
      aggregate_state: 'downtime',
      affected_resources: [{ status_page_resource_id: 'r1', status: 'downtime' }],
    }),
    report('p2', {
      title: 'Yesterday',
      report_type: 'automatic',
      starts_at: minutesAgo(1_500),
      ends_at: minutesAgo(1_400),
      aggregate_state: 'downtime',
    }),
    report('p3', {
      title: 'Next week',
      report_type: 'maintenance',
      starts_at: minutesAgo(-9_000),
      ends_at: minutesAgo(-9_060),
      aggregate_state: 'maintenance',
    }),
  ],
};

export const sorryPage = {
  page: {
    name: 'Shop',
    state: 'under_maintenance',
    state_text: 'Planned work',
    url: 'https://status.shop.example',
    links: { components: { href: '/v1/components', count: 2 } },
  },
};

export const sorryParts = {
  components: [
    { id: 1, state: 'operational', name: 'Sending', parent_id: null },
    { id: 2, state: 'degraded', name: 'Receiving', parent_id: 1 },
  ],
  meta: { count: 2, total_count: 2, next_page: null },
};

const checklyTroubled = {
  page: { name: 'Shop', url: 'https://shop.checkly-status-page.com', status: 'HAS_ISSUES' },
  activeIncidents: [
    {
      id: '44cb5e11',
      name: 'Free plan is closed',
      startedAt: minutesAgo(3_000),
      updatedAt: minutesAgo(2_000),
      status: 'IDENTIFIED',
      severity: 'MEDIUM',
      affectedServices: [{ id: 'c4869a5a', name: 'Chat', group: 'API' }],
      url: 'https://shop.checkly-status-page.com/incident/44cb5e11',
    },
  ],
  activeMaintenances: [],
};

export const checklyQuiet = {
  page: { name: 'Shop', url: 'https://shop.checkly-status-page.com', status: 'OPERATIONAL' },
  activeIncidents: [],
  activeMaintenances: [],
};

export const checklyParts = [
  { id: 'c4869a5a', name: 'Chat', status: 'CRITICAL', group: 'API' },
  { id: '6d1417e5', name: 'Search', status: 'OPERATIONAL', group: 'API' },
];

export const slackQuiet = {
  status: 'ok',
  date_created: minutesAgo(1),
  date_updated: minutesAgo(1),
  active_incidents: [],
};

export const slackTroubled = {
  status: 'active',
  date_created: minutesAgo(60),
  date_updated: minutesAgo(6),
  active_incidents: [
    {
      id: 546,
      title: 'Trouble sending messages',
      type: 'incident',
      status: 'active',
      url: 'https://slack-status.com/2030-03/abc',
      services: ['Messaging', 'Search'],
      date_created: minutesAgo(60),
      date_updated: minutesAgo(6),
      notes: [{ date_created: minutesAgo(6), body: 'Complete outage.' }],
    },
    { id: 547, title: 'FYI', type: 'notice', status: 'active', services: ['Calls'] },
    { id: 540, title: 'Old', type: 'outage', status: 'resolved', services: ['Login/SSO'] },
  ],
};

export const flashcatTroubled = {
  request_id: 'x',
  data: {
    page: {
      page_id: 5_900_000_000_001,
      name: 'Shop',
      components: [
        { component_id: '01KY4A', name: '接口服务', section_id: 's', order_id: 1 },
        { component_id: '01KY4B', name: '网页服务', section_id: 's', order_id: 2 },
      ],
    },
    active_changes: [
      {
        change_id: 6_750_347_231_287,
        type: 'incident',
        title: '接口性能下降 / API slow',
        status: 'investigating',
        start_at_seconds: Date.parse(minutesAgo(33)) / 1_000,
        affected_components: [
          { component_id: '01KY4A', name: '接口服务', status: 'partial_outage' },
        ],
        updates: [{ at_seconds: 1_899_547_000, status: 'investigating' }],
      },
    ],
  },
};

export const HOSTED_SAMPLES: readonly FeedSample[] = [
  { kind: 'status-io', name: 'troubled', body: jsonBody(statusIoTroubled) },
  { kind: 'better-stack', name: 'troubled', body: jsonBody(betterStackTroubled) },
  { kind: 'sorry', name: 'page', body: jsonBody(sorryPage) },
  { kind: 'sorry', name: 'parts', body: jsonBody(sorryParts) },
  { kind: 'checkly', name: 'troubled', body: jsonBody(checklyTroubled) },
  { kind: 'checkly', name: 'quiet', body: jsonBody(checklyQuiet) },
  { kind: 'checkly', name: 'parts', body: jsonBody(checklyParts) },
  { kind: 'slack', name: 'quiet', body: jsonBody(slackQuiet) },
  { kind: 'slack', name: 'troubled', body: jsonBody(slackTroubled) },
  { kind: 'flashcat', name: 'troubled', body: jsonBody(flashcatTroubled) },
];
