import type * as v from 'valibot';
import type { Problem } from '../formats/problem.ts';

/** More than anybody reads; a file of the wrong kind would yield thousands. */
const MAX_PROBLEMS = 100;

type Issue = v.BaseIssue<unknown>;

/** What a schema found wrong, with dotted and bracketed paths; cut off after 100, which is then said. */
export function problemsOf(issues: readonly Issue[]): Problem[] {
  return cutOff(issues.map((issue) => ({ path: pathOf(issue), message: messageOf(issue) })));
}

/** The first 100 problems, and how many more there are. */
export function cutOff(problems: readonly Problem[]): Problem[] {
  const rest = problems.length - MAX_PROBLEMS;
  if (rest <= 0) return [...problems];
  return [...problems.slice(0, MAX_PROBLEMS), { path: '', message: `and ${rest} more problems` }];
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
