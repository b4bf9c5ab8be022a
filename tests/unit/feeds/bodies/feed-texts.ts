/** When the tests happen. */
export const NOW_MS = Date.parse('2026-11-22T20:46:00Z');

export function iso(hoursAgo: number): string {
  return new Date(NOW_MS - hoursAgo * 3_600_000).toISOString();
}

export function mail(hoursAgo: number): string {
  return new Date(NOW_MS - hoursAgo * 3_600_000).toUTCString();
}

export function rss(items: string, head = '<title>Example Status</title>'): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>${head}<link>https://status.example.com/</link>${items}</channel></rss>`;
}
