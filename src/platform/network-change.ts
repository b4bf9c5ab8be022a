import { connection } from './connection.ts';

/**
 * Calls back when the device comes online, or moves to another kind of network, as long as the background lives. Must be
 * called in its first turn. `change` fires for every new guess at speed too, our own requests included, so the kind alone
 * counts; Chrome tells it on Android and ChromeOS.
 */
export function onNetworkChange(listener: () => void): void {
  globalThis.addEventListener('online', () => listener());
  const told = connection();
  if (told === undefined) return;
  let kind: unknown = Reflect.get(told, 'type');
  told.addEventListener('change', () => {
    const before = kind;
    kind = Reflect.get(told, 'type');
    if (kind !== before && kind !== 'none') listener();
  });
}
