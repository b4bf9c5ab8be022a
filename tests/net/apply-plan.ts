import { type Hold, holdLine, type Line, PLUGGED_IN } from './client-link.ts';
import { changeDevice } from './device.ts';
import { toInspectionRules } from './inspection-rules.ts';
import type { Internet } from './internet.ts';
import { longLineOf } from './long-line.ts';
import type { Namespaces } from './namespaces.ts';
import { toNftables } from './packet-rules.ts';
import type { Plan } from './plan.ts';
import { run } from './run.ts';

interface Target {
  readonly namespaces: Namespaces;
  readonly internet: Internet;
}

/** Makes a world as a plan says, while its client is plugged into that line. */
export type ApplyPlan = (plan: Plan, line: Line) => Promise<void>;

/** Makes what makes the world as a plan says, and remembers how it was before. */
export function planApplier({ namespaces, internet }: Target): ApplyPlan {
  const { client } = namespaces;
  let applied: Plan | undefined;
  const longLine = longLineOf(namespaces);
  return async (plan, line) => {
    if (!isSame(plan.line, applied?.line ?? BARE)) await longLine.set(plan.line);
    await internet.set(plan.internet);
    await setBoxes(plan, namespaces);
    await changeDevice(client, plan.device, applied?.device);
    const hold = holdOf(plan);
    if (!isSame(hold, holdOf(applied ?? PLUGGED_IN))) await holdLine(client, line, hold);
    applied = plan;
  };
}

const BARE: Plan['line'] = { out: [], back: [] };

function holdOf({ link, defaultRoute, versions }: Hold): Hold {
  return { link, defaultRoute, versions };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

async function setBoxes({ boxes, inspected }: Plan, names: Namespaces): Promise<void> {
  // What the backbone stops never comes to the servers' machines, whichever of them asks another one.
  const beyond = [...boxes.backbone.rules, ...boxes.server.rules];
  await Promise.all([
    setRules(names.router, toNftables(boxes.router, 'forward') + toInspectionRules(inspected)),
    setRules(names.second, toNftables(boxes['second-router'], 'forward')),
    setRules(names.branch, toNftables(boxes.branch, 'forward')),
    setRules(names.internet, toNftables({ ...boxes.server, rules: beyond }, 'input')),
    setRules(names.client, toNftables(boxes.device, 'output')),
  ]);
}

async function setRules(namespace: string, rules: string): Promise<void> {
  await run('ip', ['netns', 'exec', namespace, 'nft', '-f', '-'], { input: rules });
}
