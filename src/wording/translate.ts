import type alerts from '../_locales/en/alerts.json';
import type app from '../_locales/en/app.json';
import type evidence from '../_locales/en/evidence.json';
import type history from '../_locales/en/history.json';
import type options from '../_locales/en/options.json';
import type pages from '../_locales/en/pages.json';
import type popup from '../_locales/en/popup.json';
import type storage from '../_locales/en/storage.json';
import type ui from '../_locales/en/ui.json';
import type verdicts from '../_locales/en/verdicts.json';
import type welcome from '../_locales/en/welcome.json';

/** Every text the extension can show. English is the source; a test holds the other languages to it. */
export type MessageKey =
  | keyof typeof alerts
  | keyof typeof app
  | keyof typeof evidence
  | keyof typeof history
  | keyof typeof options
  | keyof typeof pages
  | keyof typeof popup
  | keyof typeof storage
  | keyof typeof ui
  | keyof typeof verdicts
  | keyof typeof welcome;

/** Looks a text up in the user's language and fills its placeholders, in their numbered order. */
export type Translate = (key: MessageKey, ...substitutions: string[]) => string;
