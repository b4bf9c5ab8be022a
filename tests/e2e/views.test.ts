import { declareAsking } from './asking.ts';
import { declareContacts } from './contacts.ts';
import { declareViews } from './run-views.ts';
import { UNSEEN_VIEW_SCENARIOS, VIEW_SCENARIOS } from './scenarios-views.ts';
import { withBrowsers } from './with-browsers.ts';

withBrowsers('all', (benchTest) => {
  declareViews(benchTest, VIEW_SCENARIOS);
  declareAsking(benchTest);
  declareContacts(benchTest);
  benchTest('a person takes back all hosts but the controls', (bench) =>
    bench.browser.limitHosts(bench.world.controlPatterns),
  );
  declareViews(benchTest, UNSEEN_VIEW_SCENARIOS);
});
