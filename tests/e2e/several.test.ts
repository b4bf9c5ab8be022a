import { runScenarios } from './run-scenarios.ts';
import { SEVERAL_SCENARIOS } from './scenarios-several.ts';

runScenarios(SEVERAL_SCENARIOS);
