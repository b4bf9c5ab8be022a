import type { Badge } from './test-browser.ts';

const API = '(globalThis.browser ?? globalThis.chrome)';

/** JavaScript that sends a message from an extension page and yields the reply. */
export function sendScript(request: object): string {
  return `${API}.runtime.sendMessage(${JSON.stringify(request)})`;
}

/**
 * The same in two halves, for a remote control that takes one command at a time: the first sends
 * and leaves the reply in the page under `key`, the second yields it once it is there.
 */
export function splitSend(request: object, key: string): { start: string; take: string } {
  const place = `(window.replies ??= {})[${JSON.stringify(key)}]`;
  const settle = `.then((reply) => ({ reply }), (error) => ({ failed: String(error) }))`;
  return {
    start: `void ${sendScript(request)}${settle}.then((end) => { ${place} = end; })`,
    take: place,
  };
}

/** What `splitSend` left: the reply, or a failure to throw. */
export function takeReply(end: unknown): unknown {
  if (typeof end === 'object' && end !== null && 'reply' in end) return end.reply;
  throw new Error(JSON.stringify(end));
}

/** JavaScript that reads what the toolbar shows. */
export const BADGE_SCRIPT = `Promise.all([
  ${API}.action.getBadgeText({}),
  ${API}.action.getBadgeBackgroundColor({}),
  ${API}.action.getTitle({}),
])`;

/** What `BADGE_SCRIPT` yielded. */
export function toBadge(value: unknown): Badge {
  if (!Array.isArray(value)) throw new Error('the toolbar did not answer');
  const [text, colour, title]: unknown[] = value;
  return {
    text: String(text),
    colour: Array.isArray(colour) ? colour.map(Number) : [],
    title: String(title),
  };
}
