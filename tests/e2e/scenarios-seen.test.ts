import { runScenarios } from './run-scenarios.ts';
import { CONNECTION_SCENARIOS } from './scenarios-connection.ts';
import { SERVICE_SCENARIOS } from './scenarios-service.ts';
import { SEVERAL_SCENARIOS } from './scenarios-several.ts';

runScenarios('all', [...CONNECTION_SCENARIOS, ...SERVICE_SCENARIOS, ...SEVERAL_SCENARIOS]);
