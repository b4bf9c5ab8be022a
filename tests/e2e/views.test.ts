import { runViews } from './run-views.ts';
import { VIEW_SCENARIOS } from './scenarios-views.ts';

runViews('all', VIEW_SCENARIOS);
