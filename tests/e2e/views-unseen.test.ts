import { runViews } from './run-views.ts';
import { UNSEEN_VIEW_SCENARIOS } from './scenarios-views.ts';

runViews('controls', UNSEEN_VIEW_SCENARIOS);
