import type { Store } from '../ui/store.ts';
import type { PopupPorts } from './popup-ports.ts';
import type { PopupState } from './popup-state.ts';

/** At most so many at a time: a long list must not ask everybody at once. */
const AT_ONCE = 4;

/** Reads the status pages of those services in their order, a few at a time; only once for one popup. */
export function askOfficial(
  services: readonly { readonly id: string }[],
  store: Store<PopupState>,
  ports: Pick<PopupPorts, 'askOfficial'>,
): void {
  if (store.get().words) return;
  store.set({ words: Object.fromEntries(services.map(({ id }) => [id, undefined])) });
  const rest = services.values();
  const askOn = async (): Promise<void> => {
    for (const { id } of rest) {
      const reply = await ports.askOfficial(id);
      store.set({ words: { ...store.get().words, [id]: reply.ok ? reply.value : null } });
    }
  };
  for (let n = 0; n < AT_ONCE; n += 1) askOn();
}
