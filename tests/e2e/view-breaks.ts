import type { Break } from '../net/break.ts';
import type { OutsideState } from '../net/outside-state.ts';
import { feedId } from '../net/site.ts';
import { type OpenIncident, type Pages, statuspage, WEBSITE } from '../net/status-pages.ts';
import { ONE } from './view-services.ts';

/** Nobody listens in the provider's data centre. */
export function down(...of: string[]): Break {
  return { kind: 'packets', of, at: 'server', how: 'reset' };
}

/** Somebody on the first line's way cuts it off; the service itself is well. */
export function cutOff(...of: string[]): Break {
  return { kind: 'packets', of, at: 'router', how: 'reset' };
}

export function others(sees: Partial<OutsideState>): Break {
  return { kind: 'outside', sees };
}

export const NOBODY_GETS_THROUGH = others({ near: 'fails', far: 'fails' });

export function says(pages: Pages): Break {
  return { kind: 'pages', of: [feedId(ONE)], pages };
}

export const INCIDENT: OpenIncident = {
  title: 'Videos do not play',
  impact: 'critical',
  status: 'investigating',
  components: [WEBSITE.id],
  minutesAgo: 12,
};

export const ADMITS = says(
  statuspage({
    components: [{ ...WEBSITE, status: 'major_outage' }],
    incidents: [INCIDENT],
  }),
);
