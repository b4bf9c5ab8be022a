import type { Badge } from './test-browser.ts';

const API = '(globalThis.browser ?? globalThis.chrome)';

/** JavaScript that sends a message from an extension page and yields the reply. */
export function sendScript(request: object): string {
  return `${API}.runtime.sendMessage(${JSON.stringify(request)})`;
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
