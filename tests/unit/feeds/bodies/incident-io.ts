import { type FeedSample, jsonBody, minutesAgo } from './feed-sample.ts';

const leaf = (id: string, name: string, hidden = false) => ({ component_id: id, name, hidden });

const structure = {
  id: '01JS0000000000000000000000',
  items: [
    {
      group: {
        id: 'ga',
        name: 'Apps',
        hidden: false,
        components: [
          leaf('01JCLOGINA', 'Login'),
          leaf('01JCCHAT', 'Chat'),
          leaf('01JCOLD', 'Old thing', true),
        ],
      },
    },
    { group: { id: 'gb', name: 'Developers', components: [leaf('01JCLOGINB', 'Login')] } },
    { group: { id: 'gc', name: 'Backstage', hidden: true, components: [leaf('01JCX', 'Secret')] } },
    { component: leaf('01JCBILL', 'Billing') },
  ],
};

export const incidentIoQuiet = {
  summary: {
    id: '01JP0000000000000000000000',
    name: 'Shop',
    public_url: 'https://status.shop.example',
    structure,
    affected_components: [],
    ongoing_incidents: [],
    scheduled_maintenances: [],
  },
};

export const incidentIoTroubled = {
  summary: {
    ...incidentIoQuiet.summary,
    affected_components: [
      { component_id: '01JCCHAT', status: 'full_outage' },
      { component_id: '01JCBILL', status: 'under_maintenance' },
    ],
    ongoing_incidents: [
      {
        id: '01JI1',
        name: 'Chat is down',
        status: 'investigating',
        published_at: minutesAgo(40),
        last_update_at: minutesAgo(7),
        affected_components: [{ component_id: '01JCCHAT', status: 'full_outage' }],
        component_impacts: [
          { component_id: '01JCCHAT', status: 'full_outage', start_at: minutesAgo(40) },
        ],
      },
      { id: '01JI2', name: 'Done', status: 'resolved', affected_components: [] },
    ],
    scheduled_maintenances: [
      {
        id: '01JM1',
        name: 'Billing moves',
        status: 'maintenance_in_progress',
        starts_at: minutesAgo(20),
        ends_at: minutesAgo(-20),
        affected_components: [{ component_id: '01JCBILL', status: 'under_maintenance' }],
      },
      {
        id: '01JM2',
        name: 'Later',
        status: 'maintenance_scheduled',
        starts_at: minutesAgo(-600),
        ends_at: minutesAgo(-660),
      },
    ],
  },
};

export const incidentIoWidget = {
  page_title: 'Shop',
  page_url: 'https://status.shop.example/',
  ongoing_incidents: [
    {
      id: '01JI1',
      name: 'Checkout errors',
      status: 'identified',
      url: 'https://status.shop.example/incidents/01JI1',
      last_update_at: minutesAgo(3),
      last_update_message: 'All is lost.',
      current_worst_impact: 'partial_outage',
      affected_components: [
        { id: '01JCPAY', name: 'Pay', group_name: 'Shop', current_status: 'partial_outage' },
      ],
    },
  ],
  in_progress_maintenances: [],
  scheduled_maintenances: [
    { id: '01JM', name: 'Later', status: 'maintenance_scheduled', starts_at: minutesAgo(-60) },
  ],
};

/** Its copy of Statuspage's summary: ULIDs, no groups, and no `incidents` at all while there is none. */
export const incidentIoCopy = {
  page: {
    id: '01JP0000000000000000000000',
    name: 'Shop',
    url: 'https://status.shop.example',
    time_zone: 'UTC',
    updated_at: minutesAgo(2),
  },
  status: { indicator: 'minor', description: 'Partially Degraded' },
  components: [
    { id: '01JCCHAT000000000000000000', name: 'Chat', status: 'degraded_performance' },
    { id: '01JCBILL000000000000000000', name: 'Billing', status: 'operational' },
  ],
};

export const INCIDENT_IO_SAMPLES: readonly FeedSample[] = [
  { kind: 'incident-io', name: 'quiet', body: jsonBody(incidentIoQuiet) },
  { kind: 'incident-io', name: 'troubled', body: jsonBody(incidentIoTroubled) },
  { kind: 'incident-io', name: 'widget', body: jsonBody(incidentIoWidget) },
  { kind: 'incident-io', name: 'copy of Statuspage', body: jsonBody(incidentIoCopy) },
];
