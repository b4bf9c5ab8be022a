import { incidentOfNotification } from '../alerts/notification-id.ts';
import { clearNotification } from '../platform/notifications.ts';
import { showOwnPage } from '../platform/show-own-page.ts';

/** Opens the incident that a notification is about, and takes the notification away. */
export async function openAlert(id: string): Promise<void> {
  const incident = incidentOfNotification(id);
  await clearNotification(id);
  const words = incident === undefined ? '' : `${new URLSearchParams({ incident })}`;
  await showOwnPage('history.html', words);
}
