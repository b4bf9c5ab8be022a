import { runScenarios } from './run-scenarios.ts';
import { SERVICE_SCENARIOS } from './scenarios-service.ts';

runScenarios(SERVICE_SCENARIOS);
