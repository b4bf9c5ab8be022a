import type * as v from 'valibot';
import type { Problem } from '../formats/problem.ts';
import { cutText } from './cut-text.ts';

/** More than anybody reads; a file of the wrong kind would yield thousands. */
const MAX_PROBLEMS = 100;

type Issue = v.BaseIssue<unknown>;

/** What a schema found wrong, with dotted and bracketed paths: 100 of it, and how much more there is. */
export function problemsOf(issues: readonly Issue[]): Problem[] {
  const told = issues.slice(0, MAX_PROBLEMS);
  return [
    ...told.map((issue) => ({ path: cutText(pathOf(issue)), message: cutText(messageOf(issue)) })),
    ...theRest(issues.length),
  ];
}

/** The first 100 problems, and how many more there are. */
export function cutOff(problems: readonly Problem[]): Problem[] {
  return [...problems.slice(0, MAX_PROBLEMS), ...theRest(problems.length)];
}

function theRest(count: number): Problem[] {
  const rest = count - MAX_PROBLEMS;
  return rest <= 0 ? [] : [{ path: '', message: `and ${rest} more problems` }];
}

/** `services[3].endpoints[0].url`; empty for the whole input. */
function pathOf(issue: Issue): string {
  let path = '';
  for (const { key } of issue.path ?? []) {
    if (typeof key === 'number') path += `[${key}]`;
    else path += path === '' ? String(key) : `.${String(key)}`;
  }
  return path;
}

function messageOf(issue: Issue): string {
  if (issue.type !== 'strict_object') return issue.message.replace(/^Invalid \w+: /, '');
  if (issue.expected === 'never') return 'is not a known member';
  return issue.received === 'undefined' ? 'is missing' : `must be an object, not ${issue.received}`;
}
