import { runScenarios } from './run-scenarios.ts';
import { CONNECTION_SCENARIOS } from './scenarios-connection.ts';

runScenarios(CONNECTION_SCENARIOS);
