import type { Words } from './description.ts';
import { fill } from './fill.ts';
import { joinSentences } from './join-texts.ts';
import { messageWord } from './message-word.ts';
import { namesOf } from './name-group.ts';
import type { Describable, ReportedService } from './report-parts.ts';
import { reportsTrouble } from './reports-trouble.ts';
import type { Translate } from './translate.ts';
import { whereTheySpeak } from './where-they-speak.ts';

/** Describes a report in which nothing is wrong: every service answers, some perhaps turning the check down. */
export function describeOk({ services }: Describable, t: Translate): Words {
  const [only, ...others] = services;
  if (!only) return nothingChosen(t);
  if (others.length === 0 && only.verdict?.kind === 'refusing') return refusing(only, t);
  return {
    headline: headlineOfAll(services, t),
    detail: joinSentences([theirTrouble(services, t), remark(services, t), t('ok_detail')], t),
    action: t('ok_do'),
    nonAction: t('ok_dont'),
  };
}

function nothingChosen(t: Translate): Words {
  return {
    headline: t('ok_headline_none'),
    detail: t('ok_detail_none'),
    action: t('ok_do_none'),
    nonAction: t('ok_dont'),
  };
}

function refusing(service: ReportedService, t: Translate): Words {
  const { name, provider, verdict } = service;
  if (verdict?.kind !== 'refusing') throw new Error(`${name} does not refuse`);
  const stem = `refusal_${messageWord(verdict.cause)}` as const;
  const where = whereTheySpeak(service, t);
  const isAlone = verdict.cause === 'legal-block' && where === undefined;
  return {
    headline: fill(t, `${stem}_headline`, name, provider),
    detail: theirTrouble([service], t),
    action: isAlone
      ? t('refusal_legal_block_do_alone')
      : fill(t, `${stem}_do`, name, provider, where ?? ''),
    nonAction: fill(t, `${stem}_dont`, name, provider),
  };
}

function headlineOfAll(services: readonly ReportedService[], t: Translate): string {
  const answering = services.filter(isUp).length;
  const total = services.length;
  if (answering < total) {
    return fill(t, 'ok_headline_some', String(answering), String(total));
  }
  if (total === 1) return fill(t, 'ok_headline_one', services[0]?.name ?? '');
  return total === 2 ? t('ok_headline_both') : fill(t, 'ok_headline_all', String(total));
}

function isUp({ verdict }: ReportedService): boolean {
  return verdict?.kind === 'ok' || verdict?.kind === 'refusing';
}

/** They answer from here, and their providers report trouble: it may show elsewhere, or for others. */
function theirTrouble(services: readonly ReportedService[], t: Translate): string | undefined {
  const told = services.filter((service) => isUp(service) && reportsTrouble(service.official));
  if (told.length === 0) return undefined;
  return fill(t, told.length === 1 ? 'ok_official' : 'ok_official_many', namesOf(told, t));
}

/** What "ok" hides: a check turned down, or an answer that we were not allowed to see. */
function remark(services: readonly ReportedService[], t: Translate): string | undefined {
  const down = services.filter(({ verdict }) => verdict?.kind === 'refusing');
  const [only, ...others] = down;
  if (others.length > 0) return fill(t, 'ok_detail_refusing', String(down.length));
  if (only) return refusing(only, t).headline;
  return services.every(isUnseen) ? t('ok_detail_unseen') : undefined;
}

/** Answers, and the browser keeps what it said from us. */
function isUnseen({ observations, verdict }: ReportedService): boolean {
  const answers = observations.filter(
    ({ role, outcome }) => role === 'endpoint' && outcome.kind === 'response',
  );
  return (
    verdict?.kind === 'ok' && answers.length > 0 && answers.every(({ outcome }) => outcome.opaque)
  );
}
