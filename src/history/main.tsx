import { t } from '../platform/i18n.ts';
import { showPage } from '../ui/show-page.tsx';
import { typeset } from '../wording/fill.ts';

showPage(<main />, { title: t('extension_name'), t: typeset(t) });
