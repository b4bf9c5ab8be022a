import type { MessageKey } from '../wording/translate.ts';
import type { AddressProblem } from './parse-address.ts';

/** What is said of an address that cannot be used. */
export const ADDRESS_PROBLEMS: Readonly<Record<AddressProblem, MessageKey>> = {
  empty: 'ui_address_empty',
  'not-an-address': 'ui_address_not_an_address',
  'not-web': 'ui_address_not_web',
  credentials: 'ui_address_credentials',
};
