import { parseWebAddress } from '../formats/web-address.ts';

/** A complete http or https address as a link; undefined for anything else, `javascript:` above all. */
export function httpLink(value: unknown): string | undefined {
  return typeof value === 'string' ? parseWebAddress(value)?.href : undefined;
}
