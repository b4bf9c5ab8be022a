import type { Config, Settings } from '../formats/config.ts';
import { isLocalHost } from '../formats/local-host.ts';
import { fullSettings } from '../settings/defaults.ts';
import { parseAddress } from '../ui/parse-address.ts';

export type OutsideMode = ReturnType<typeof outsideOf>['mode'];

/** Where the outside view asks unless the person says otherwise. */
export const STANDARD_ADDRESS = fullSettings(undefined).outsideView.endpoint;

/** The outside view as it acts, defaults filled in. */
export function outsideOf({ settings }: Config): ReturnType<typeof fullSettings>['outsideView'] {
  return fullSettings(settings).outsideView;
}

/** The address that access is asked for; undefined for the standard one, which lets everybody read its answers. */
export function ownAddress(config: Config): string | undefined {
  const { endpoint } = outsideOf(config);
  return endpoint === STANDARD_ADDRESS ? undefined : endpoint;
}

/** The configuration with that choice; an empty country is worked out when needed. */
export function withOutsideChoice(
  config: Config,
  { mode, country }: { mode: OutsideMode; country: string },
): Config {
  const { country: _country, ...settings } = config.settings ?? {};
  const outsideView = { ...settings.outsideView, mode };
  return {
    ...config,
    settings: { ...settings, outsideView, ...(country !== '' && { country }) },
  };
}

/** The configuration with the outside view asked there. */
export function withOutsideAddress(config: Config, address: string): Config {
  const { endpoint: _endpoint, ...view } = config.settings?.outsideView ?? {};
  const outsideView: NonNullable<Settings['outsideView']> =
    address === STANDARD_ADDRESS ? view : { ...view, endpoint: address };
  return { ...config, settings: { ...config.settings, outsideView } };
}

/** An address as typed, as it is stored; undefined where it must not be asked: plain http is for hosts near here alone. */
export function readOutsideAddress(text: string): string | undefined {
  const parsed = parseAddress(text);
  if (parsed.kind === 'problem') return undefined;
  const { protocol, hostname, href, search, hash } = parsed.url;
  if (search !== '' || hash !== '') return undefined;
  if (protocol !== 'https:' && !isLocalHost(hostname)) return undefined;
  return href.replace(/\/+$/, '');
}
