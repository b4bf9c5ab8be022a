import { useRef, useState } from 'preact/hooks';
import type { Service } from '../formats/config.ts';
import type { Reply, TriedFeed } from '../protocol.ts';
import { askTwice } from '../ui/ask-twice.ts';
import { type AddressProblem, parseAddress } from '../ui/parse-address.ts';
import type { OptionsPorts } from './options-ports.ts';
import type { ServiceDraft } from './service-draft.ts';

/** What a form holds of the status page of a service. */
export type FeedDraft = Pick<ServiceDraft, 'feed' | 'feedAddress'>;

/** What came, or comes, of trying the address that stands in the form. */
export type FeedTrial =
  | { readonly kind: 'refused'; readonly problem: AddressProblem }
  | { readonly kind: 'trying' }
  | { readonly kind: 'tried'; readonly reply: Reply<TriedFeed> };

interface UseFeedTrial {
  /** Undefined once the address was changed. */
  readonly trial: FeedTrial | undefined;
  /** Asks the person for access: only from a click or a key. */
  readonly tryIt: () => Promise<void>;
}

interface TrialTools {
  readonly ports: OptionsPorts;
  readonly onChange: (part: FeedDraft) => void;
}

/** Tries the status page of a form; one that is found takes its place in the form, with the address it is read at. */
export function useFeedTrial(draft: FeedDraft, { ports, onChange }: TrialTools): UseFeedTrial {
  const [made, setMade] = useState<{ address: string; trial: FeedTrial } | undefined>(undefined);
  const latest = useRef(draft);
  latest.current = draft;
  const tryIt = async (): Promise<void> => {
    const address = draft.feedAddress;
    const parsed = parseAddress(address);
    if (parsed.kind === 'problem') {
      return setMade({ address, trial: { kind: 'refused', problem: parsed.problem } });
    }
    const { href } = parsed.url;
    setMade({ address, trial: { kind: 'trying' } });
    // First of all, in the turn of the gesture. Refused, the try itself says what that means.
    await ports.requestAccess([href]);
    const reply = await askTwice(() => ports.tryFeed(href));
    const { feed, feedAddress } = latest.current;
    // The person went on typing, or removed it: what they see decides.
    if (feedAddress !== address) return setMade(undefined);
    const found = reply.ok && reply.value.kind === 'found' ? reply.value.feed : undefined;
    if (found) onChange({ feed: withParts(found, { feed, address }), feedAddress: found.url });
    setMade({ address: found?.url ?? address, trial: { kind: 'tried', reply } });
  };
  return { trial: made?.address === draft.feedAddress ? made.trial : undefined, tryIt };
}

/** A status page that is tried again keeps the parts that were picked. */
function withParts(
  found: { readonly kind: string; readonly url: string },
  { feed, address }: { readonly feed: Service['feed']; readonly address: string },
): NonNullable<Service['feed']> {
  const { kind, url } = found;
  const isSame = feed !== undefined && [address, url].includes(feed.url);
  return { kind, url, ...(isSame && feed.components && { components: feed.components }) };
}
