import type { Alert, AlertGroup } from '../formats/alerts.ts';

type SentKind = NonNullable<AlertGroup['sending']>['kind'];

/** What an alert counts as: what has joined, or is unstable, is a fault. */
export function sentKind({ kind }: Pick<Alert, 'kind'>): SentKind {
  return kind === 'back' || kind === 'reminder' ? kind : 'fault';
}

/** Under this id a notification replaces itself when it is shown again, and no other one. */
export function notificationId(kind: SentKind, group: string): string {
  return `${kind}:${group}`;
}

/** The notifications of a group that say something else than this one. */
export function staleIds(kind: SentKind | undefined, group: string): string[] {
  const kinds: readonly SentKind[] = ['fault', 'reminder', 'back'];
  return kinds.filter((other) => other !== kind).map((other) => notificationId(other, group));
}

/** The incident that a notification opens; undefined where it is about none. */
export function incidentOfNotification(id: string): string | undefined {
  return /^(?:fault|reminder|back):(.*)$/s.exec(id)?.[1];
}
