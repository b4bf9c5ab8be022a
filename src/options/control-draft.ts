import type { Config, Control } from '../formats/config.ts';
import type { Problem } from '../formats/problem.ts';
import { controlsOf, EMPTY_CONFIG } from '../settings/defaults.ts';
import { parseConfig } from '../settings/parse-config.ts';

/** A control as its form holds it. */
export interface ControlDraft {
  readonly operator: string;
  readonly url: string;
  readonly status: string;
  readonly body: string;
}

export type DraftedControl =
  | { readonly ok: true; readonly control: Control }
  /** Paths start at the control: `operator`, `url`. */
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function controlDraftOf({ operator, url, expect }: Control): ControlDraft {
  const status = expect?.status;
  return {
    operator,
    url,
    status: typeof status === 'number' ? String(status) : (status?.join('-') ?? ''),
    body: expect?.body ?? '',
  };
}

/** The control that a form describes; a new one (empty id) gets its id when it is stored. */
export function controlFromDraft(draft: ControlDraft, original: Control): DraftedControl {
  const expect = {
    ...(draft.status.trim() !== '' && { status: statusOf(draft.status.trim()) }),
    ...(draft.body !== '' && { body: draft.body }),
  };
  const input = {
    id: original.id || 'new',
    operator: draft.operator,
    kind: original.kind,
    url: draft.url,
    ...(Object.keys(expect).length > 0 && { expect }),
  };
  const parsed = parseConfig({ ...EMPTY_CONFIG, controls: [input] });
  const control = parsed.ok ? parsed.config.controls?.[0] : undefined;
  if (control) return { ok: true, control: { ...control, id: original.id } };
  const problems = parsed.ok ? [] : parsed.problems;
  return {
    ok: false,
    problems: problems.map(({ path, message }) => ({
      path: path.replace(/^controls\[0\]\.?/, ''),
      message,
    })),
  };
}

/** The configuration with its controls changed; the built-in ones become its own by that. */
export function withControls(
  config: Config,
  change: (controls: readonly Control[]) => readonly Control[],
): Config {
  return { ...config, controls: [...change(controlsOf(config))] };
}

/** With that control in the place of the one of its id, or at the end; a new one is named after its host. */
export function withControl(controls: readonly Control[], control: Control): Control[] {
  const known = controls.some(({ id }) => id === control.id);
  if (known) return controls.map((one) => (one.id === control.id ? control : one));
  return [...controls, { ...control, id: control.id || newId(control.url, controls) }];
}

function newId(url: string, controls: readonly Control[]): string {
  const host = new URL(url).hostname.replace(/[^a-z0-9._-]/gi, '-');
  const taken = new Set(controls.map(({ id }) => id));
  const stem = `own-${host}`.slice(0, 56);
  if (!taken.has(stem)) return stem;
  const numbered = Array.from({ length: taken.size + 1 }, (_, index) => `${stem}-${index + 2}`);
  return numbered.find((id) => !taken.has(id)) ?? stem;
}

/** `204`, or `200-299` for a range. */
function statusOf(text: string): number | [number, number] {
  const [from = '', to] = text.split('-', 2);
  return to === undefined ? Number(from) : [Number(from), Number(to)];
}
