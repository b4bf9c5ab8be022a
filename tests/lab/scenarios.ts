import type { LabScenario } from './scenario.ts';
import { ANSWERS } from './scenarios/answers.ts';
import { BALANCERS } from './scenarios/balancers.ts';
import { BEHIND_A_PROXY } from './scenarios/behind-a-proxy.ts';
import { BOTH_LINES } from './scenarios/both-lines.ts';
import { BOXES_ON_THE_WAY } from './scenarios/boxes-on-the-way.ts';
import { CERTIFICATES } from './scenarios/certificates.ts';
import { CONNECTIONS } from './scenarios/connections.ts';
import { DEVICE } from './scenarios/device.ts';
import { FIREWALLS } from './scenarios/firewalls.ts';
import { GATEWAYS } from './scenarios/gateways.ts';
import { COMPANY_PROXY, HOME_NETWORK } from './scenarios/home-network.ts';
import { HOMES_BY_REGION } from './scenarios/homes-by-region.ts';
import { HOMES_EVERYWHERE } from './scenarios/homes-everywhere.ts';
import { HOSTS_FILE } from './scenarios/hosts-file.ts';
import { IP_VERSIONS } from './scenarios/ip-versions.ts';
import { KEPT_BY_THE_BROWSER } from './scenarios/kept-by-the-browser.ts';
import { KEPT_TO_THEMSELVES } from './scenarios/kept-to-themselves.ts';
import { LARGE_PACKETS } from './scenarios/large-packets.ts';
import { LED_ASTRAY_BY_THE_LINE } from './scenarios/led-astray.ts';
import { LED_FROM_HOME } from './scenarios/led-from-home.ts';
import { LED_TO_NOWHERE } from './scenarios/led-to-nowhere.ts';
import { NAMES } from './scenarios/names.ts';
import { NAMES_KEPT_ON_THE_DEVICE } from './scenarios/names-kept-on-the-device.ts';
import { NOBODY_TO_ASK } from './scenarios/nobody-to-ask.ts';
import { OFFICIAL_WORD, OUTSIDE_VIEW } from './scenarios/other-views.ts';
import { CHANGED_NETWORKS, OVER_TIME } from './scenarios/over-time.ts';
import { OWN_LINE } from './scenarios/own-line.ts';
import { PROVIDER_ANSWERS, PROVIDER_DOWN } from './scenarios/provider-down.ts';
import { PROVIDER_NAMES } from './scenarios/provider-names.ts';
import { PROVIDER_PARTS, PROVIDER_SLOW } from './scenarios/provider-parts.ts';
import { REDIRECTS } from './scenarios/redirects.ts';
import { REFUSING } from './scenarios/refusing.ts';
import { REMEMBERED_NAMES } from './scenarios/remembered-names.ts';
import { SETTINGS } from './scenarios/settings.ts';
import { SEVERAL_AT_ONCE } from './scenarios/several-at-once.ts';
import { SINKS_AND_FRONTS } from './scenarios/sinks-and-fronts.ts';
import { SLOW_DEVICES } from './scenarios/slow-devices.ts';
import { FAILING_ON_LONG_LINES, SLOW_LINES } from './scenarios/slow-lines.ts';
import { SUPPLIERS } from './scenarios/suppliers.ts';
import { VPNS } from './scenarios/vpns.ts';
import { WECHAT_2013 } from './scenarios/wechat-2013.ts';

/** Every scenario of the lab, in the order of the tables. */
export const SCENARIOS: readonly LabScenario[] = [
  ...DEVICE,
  ...FIREWALLS,
  ...VPNS,
  ...SLOW_DEVICES,
  ...NAMES_KEPT_ON_THE_DEVICE,
  ...NOBODY_TO_ASK,
  ...KEPT_BY_THE_BROWSER,
  ...HOME_NETWORK,
  ...CONNECTIONS,
  ...CERTIFICATES,
  ...ANSWERS,
  ...GATEWAYS,
  ...IP_VERSIONS,
  ...NAMES,
  ...OWN_LINE,
  ...LARGE_PACKETS,
  ...REDIRECTS,
  ...SETTINGS,
  ...SINKS_AND_FRONTS,
  ...LED_ASTRAY_BY_THE_LINE,
  ...HOMES_BY_REGION,
  ...HOMES_EVERYWHERE,
  ...LED_FROM_HOME,
  ...LED_TO_NOWHERE,
  ...KEPT_TO_THEMSELVES,
  ...BALANCERS,
  ...BOXES_ON_THE_WAY,
  ...HOSTS_FILE,
  ...COMPANY_PROXY,
  ...BEHIND_A_PROXY,
  ...PROVIDER_DOWN,
  ...PROVIDER_ANSWERS,
  ...PROVIDER_NAMES,
  ...REMEMBERED_NAMES,
  ...PROVIDER_PARTS,
  ...PROVIDER_SLOW,
  ...REFUSING,
  ...SUPPLIERS,
  ...OUTSIDE_VIEW,
  ...OFFICIAL_WORD,
  ...OVER_TIME,
  ...CHANGED_NETWORKS,
  ...BOTH_LINES,
  ...SEVERAL_AT_ONCE,
  ...SLOW_LINES,
  ...FAILING_ON_LONG_LINES,
  ...WECHAT_2013,
];
