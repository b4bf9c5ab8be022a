import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { askTwice } from '../ui/ask-twice.ts';
import { parseAddress } from '../ui/parse-address.ts';
import type { OptionsPorts } from './options-ports.ts';
import { type Tried, TriedResult } from './tried-result.tsx';

interface TryAddressProps {
  readonly address: string;
  /** Something is expected of the answer, which a try does not look at. */
  readonly isExpecting: boolean;
  readonly ports: OptionsPorts;
}

/** A button that tries an address live, with what came of it: the front door of its site, which is all that a try asks. */
export function TryAddress({ address, isExpecting, ports }: TryAddressProps): JSX.Element {
  const { t } = ports;
  const [tried, setTried] = useState<Tried | undefined>(undefined);
  const parsed = parseAddress(address);
  const tryIt = async (): Promise<void> => {
    if (parsed.kind !== 'address') return;
    setTried({ kind: 'trying' });
    setTried({ kind: 'tried', reply: await askTwice(() => ports.check(parsed.url.href)) });
  };
  return (
    <>
      <button
        type="button"
        class="button"
        disabled={parsed.kind !== 'address' || tried?.kind === 'trying'}
        onClick={tryIt}
      >
        {t('options_try')}
      </button>
      {parsed.kind === 'address' && (isExpecting || hasPath(parsed.url)) && (
        <p class="hint">{t('options_try_front_door', parsed.url.host)}</p>
      )}
      <TriedResult tried={tried} t={t} />
    </>
  );
}

function hasPath({ pathname, search }: URL): boolean {
  return pathname !== '/' || search !== '';
}
