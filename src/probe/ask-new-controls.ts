import { areResolversMute } from '../diagnosis/health.ts';
import type { Control } from '../formats/config.ts';
import { attemptControl } from './attempt-control.ts';
import { providerOf } from './round-book.ts';
import type { RoundContext } from './round-context.ts';
import { sampleControls } from './sample-controls.ts';
import { bareAddress } from './web-address.ts';

/**
 * Where independent resolvers stay silent, asks two controls that this round has not asked yet, of two operators: a line
 * that has no room for new connections carries on with those it has, and what was asked first looks well.
 */
export async function askNewControls(round: RoundContext): Promise<void> {
  const { book, plan, ports } = round;
  const { controls, services } = book.facts({ onLine: true, running: true });
  if (!areResolversMute(services.flatMap(({ observations }) => observations))) return;
  const asked = new Set(controls.map(({ endpoint }) => endpoint));
  const operators = new Set(controls.map(({ operator }) => operator));
  const left = plan.controls.filter(({ url }) => !asked.has(bareAddress(url)));
  const drawn = sampleControls(left, {
    providers: plan.services.map(providerOf),
    answered: plan.answeredControls,
    random: ports.random,
  });
  const weight = ({ id, operator }: Control): number =>
    2 * Number(plan.answeredControls.has(id)) + Number(!operators.has(operator));
  const [first, ...others] = [...drawn].sort((a, b) => weight(b) - weight(a));
  const second = others.find(({ operator }) => operator !== first?.operator);
  const chosen = [first, second].flatMap((control) => control ?? []);
  await Promise.all(chosen.map((control) => attemptControl(round, control, 1)));
}
