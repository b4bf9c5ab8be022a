import type { CatalogueRow } from './catalogue-rows.ts';

/** Rows of the catalogue that no scenario builds, each with what is missing. */
export const LEFT_OUT: Readonly<Partial<Record<CatalogueRow, string>>> = {
  C10: "What policies forbid are pages: neither URLBlocklist nor WebsiteFilter stops what an extension fetches, so that every probe finds a healthy world. What the browser's page says of it, `tests/unit/probe/page-error.test.ts` reads.",
  D16: 'No world takes a permission away: every scenario is played with fewer permissions as well, and `tests/e2e/permission.test.ts` revokes them.',
  D17: 'The extension has a policy of its own that upgrades nothing, and HTTPS-Only is a preference that remote control of Firefox starts without; the lab has no step that sets preferences.',
  D18: 'Chromium looks at the address of a connection that stands, and no machine of the lab has a private one: a name that leads to one is silent or refused before that look.',
  D21: 'Late timers would have to be made by loading the machine that also plays the other worlds: what is measured then is its load. `tests/unit/probe` fires timers late instead.',
  D25: 'A profile that fails in this browser alone is not to be told from a firewall against the browser (D09), and the lab has no other program to compare with.',
  P23: 'No list of the extension has an address of a WebSocket: the world would be a healthy one to every probe.',
  M12: 'It asks how often many installations look, not what one of them says: the schedule and its jitter are held by `tests/month` and `tests/unit`.',
  M14: 'A scenario is judged by the report of a round that has ended; what the popup says before that, `tests/e2e/popup.test.ts` looks at.',
  M15: 'The age of a report would need a browser that sleeps for 40 minutes; the popup is given old reports by `tests/unit/popup` instead.',
};
