import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { parseAddress } from '../ui/parse-address.ts';
import type { OptionsPorts } from './options-ports.ts';
import { type Tried, TriedResult } from './tried-result.tsx';

interface TryAddressProps {
  readonly address: string;
  readonly ports: OptionsPorts;
}

/** A button that tries an address live, with what came of it. */
export function TryAddress({ address, ports }: TryAddressProps): JSX.Element {
  const { t } = ports;
  const [tried, setTried] = useState<Tried | undefined>(undefined);
  const parsed = parseAddress(address);
  const tryIt = async (): Promise<void> => {
    if (parsed.kind !== 'address') return;
    setTried({ kind: 'trying' });
    setTried({ kind: 'tried', reply: await ports.check(parsed.url.href) });
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
      <TriedResult tried={tried} t={t} />
    </>
  );
}
