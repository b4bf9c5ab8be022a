import type { Access } from '../browsers/test-browser.ts';

/** Scenarios that are over soon, of every group and every truth: what every run of all tests plays, in both browsers. */
export const QUICK: readonly string[] = [
  // this device
  'lan-not-connected',
  'only-a-virtual-adapter',
  'hosts-file-sends-nowhere',
  'firewall-refuses-the-browser',
  'clock-a-year-behind',
  'extension-blocks-one-service',
  'filter-list-blocks-a-control',
  // the network
  'router-without-uplink',
  'resolver-fails-every-name',
  'name-denied-by-resolver',
  'name-led-to-localhost',
  'portal-redirects-and-shows-its-own-certificate',
  'portal-says-511',
  'https-refused-by-the-network',
  'everything-signed-anew',
  'proxy-wants-sign-in',
  'proxy-forbids-one-service',
  // the way there
  'name-reset-on-the-way',
  'refused-by-the-backbone',
  'no-route-on-the-way',
  'redirect-then-refused-on-the-way',
  'filtered-by-name-here-alone',
  // the provider
  'refused-there',
  'reset-there',
  'server-error-500',
  'maintenance-until-later',
  'certificate-out-of-date',
  'certificate-for-another-name',
  'name-gone',
  'mistyped-address',
  'name-servers-down',
  'signatures-broken',
  'sign-in-answers-503',
  'redirects-in-a-circle',
  'cdn-refuses',
  'others-are-refused-too',
  'silent-there',
  'sibling-says-503-while-one-is-silent',
  // nobody
  'all-well',
  'doh-blocked-and-all-well',
  'bot-challenge',
  'too-many-requests',
  'page-red-and-it-works-here',
  'background-killed-and-all-well',
  'moved-to-another-network',
];

/**
 * What every run of all tests plays with the hosts of controls and services alone as well: where knocks and what people
 * are sent on to stay unseen, without https, and of each way to fail one.
 */
const QUICK_WITH_FEWER_HOSTS: readonly string[] = [
  'hosts-file-sends-nowhere',
  'resolver-fails-every-name',
  'name-denied-by-resolver',
  'plain-name-led-to-localhost',
  'portal-redirects-and-shows-its-own-certificate',
  'name-reset-on-the-way',
  'redirect-then-refused-on-the-way',
  'refused-there',
  'silent-there',
  'certificate-for-another-name',
  'name-gone',
  'plain-page-replaced-there',
  'sign-in-answers-503',
  'all-well',
];

interface QuickPlay {
  readonly access: Access;
  readonly names: readonly string[];
}

/** What every run of all tests plays in either browser, by the permissions that it is played with. */
export const QUICK_PLAYS: readonly QuickPlay[] = [
  { access: 'all', names: QUICK },
  { access: 'services', names: QUICK_WITH_FEWER_HOSTS },
];
