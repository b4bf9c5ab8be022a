import { type FeedSample, jsonBody, minutesAgo } from './feed-sample.ts';

const page = {
  id: 'kq3fz8wl2m5c',
  name: 'Shop',
  url: 'https://status.shop.example',
  time_zone: 'Etc/UTC',
  updated_at: minutesAgo(5),
};

const part = (id: string, name: string, status: string, more: object = {}) => ({
  id,
  name,
  status,
  created_at: minutesAgo(500_000),
  updated_at: minutesAgo(5),
  position: 1,
  description: null,
  showcase: true,
  start_date: null,
  group_id: null,
  page_id: page.id,
  group: false,
  only_show_if_degraded: false,
  ...more,
});

export const statuspageQuiet = {
  page,
  components: [part('c1aaaa', 'Web', 'operational'), part('c2bbbb', 'Checkout', 'operational')],
  incidents: [],
  scheduled_maintenances: [],
  status: { indicator: 'none', description: 'All Systems Operational' },
};

export const statuspageTroubled = {
  page,
  components: [
    part('g1', 'Shopping', 'partial_outage', { group: true, components: ['c1aaaa', 'c2bbbb'] }),
    part('g2', 'Sellers', 'operational', { group: true, components: ['c3cccc'] }),
    part('c1aaaa', 'Login', 'major_outage', { group_id: 'g1' }),
    part('c2bbbb', 'Checkout', 'degraded_performance', { group_id: 'g1' }),
    part('c3cccc', 'Login', 'operational', { group_id: 'g2', only_show_if_degraded: true }),
    part('c4dddd', 'Search', 'under_maintenance'),
    part('c5eeee', 'Returns', 'on_holiday'),
  ],
  incidents: [
    {
      id: 'i1',
      name: 'Login fails',
      status: 'monitoring',
      impact: 'critical',
      shortlink: 'https://stspg.example/i1',
      created_at: minutesAgo(95),
      started_at: minutesAgo(90),
      updated_at: minutesAgo(10),
      monitoring_at: minutesAgo(10),
      resolved_at: null,
      page_id: page.id,
      incident_updates: [
        {
          id: 'u2',
          status: 'monitoring',
          body: 'Everything works again.',
          display_at: minutesAgo(10),
          affected_components: [
            {
              code: 'c1aaaa',
              name: 'Login',
              old_status: 'major_outage',
              new_status: 'major_outage',
            },
          ],
        },
        {
          id: 'u1',
          status: 'investigating',
          body: 'Total outage.',
          display_at: minutesAgo(90),
          affected_components: null,
        },
      ],
      components: [{ id: 'c1aaaa', name: 'Login', status: 'major_outage' }],
    },
    {
      id: 'i2',
      name: 'Slow pictures',
      status: 'postmortem',
      impact: 'minor',
      resolved_at: minutesAgo(200),
    },
    { id: 'i3', name: 'New prices', status: 'identified', impact: 'none', resolved_at: null },
  ],
  scheduled_maintenances: [
    {
      id: 'm1',
      name: 'Search moves',
      status: 'in_progress',
      impact: 'maintenance',
      scheduled_for: minutesAgo(30),
      scheduled_until: minutesAgo(-30),
      components: [{ id: 'c4dddd' }],
    },
    {
      id: 'm2',
      name: 'Network work tomorrow',
      status: 'scheduled',
      impact: 'maintenance',
      scheduled_for: minutesAgo(-1_440),
      scheduled_until: minutesAgo(-1_500),
      components: [{ id: 'c1aaaa' }],
    },
  ],
  status: { indicator: 'critical', description: 'Major Service Outage' },
};

export const STATUSPAGE_SAMPLES: readonly FeedSample[] = [
  { kind: 'statuspage', name: 'quiet', body: jsonBody(statuspageQuiet) },
  { kind: 'statuspage', name: 'troubled', body: jsonBody(statuspageTroubled) },
];
