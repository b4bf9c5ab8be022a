/** What the browser tells of the connection (`navigator.connection`); undefined in Firefox. */
export function connection(): EventTarget | undefined {
  const navigator: unknown = Reflect.get(globalThis, 'navigator');
  if (typeof navigator !== 'object' || navigator === null) return undefined;
  const told: unknown = Reflect.get(navigator, 'connection');
  return told instanceof EventTarget ? told : undefined;
}
