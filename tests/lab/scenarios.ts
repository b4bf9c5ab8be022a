import type { LabScenario } from './scenario.ts';
import { ANSWERS } from './scenarios/answers.ts';
import { CERTIFICATES } from './scenarios/certificates.ts';
import { CONNECTIONS } from './scenarios/connections.ts';
import { DEVICE } from './scenarios/device.ts';
import { GATEWAYS } from './scenarios/gateways.ts';
import { HOME_NETWORK } from './scenarios/home-network.ts';
import { KEPT_BY_THE_BROWSER } from './scenarios/kept-by-the-browser.ts';
import { NAMES } from './scenarios/names.ts';
import { OWN_LINE } from './scenarios/own-line.ts';
import { REDIRECTS } from './scenarios/redirects.ts';
import { SETTINGS } from './scenarios/settings.ts';

/** Every scenario of the lab, in the order of the tables. */
export const SCENARIOS: readonly LabScenario[] = [
  ...DEVICE,
  ...KEPT_BY_THE_BROWSER,
  ...HOME_NETWORK,
  ...CONNECTIONS,
  ...CERTIFICATES,
  ...ANSWERS,
  ...GATEWAYS,
  ...NAMES,
  ...OWN_LINE,
  ...REDIRECTS,
  ...SETTINGS,
];
