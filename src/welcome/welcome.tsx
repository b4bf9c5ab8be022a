import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { suggestedEntries } from '../catalog/catalog.ts';
import { type CatalogEntry, toService } from '../catalog/catalog-entry.ts';
import type { Report } from '../formats/report.ts';
import type { Reply } from '../protocol.ts';
import { askTwice } from '../ui/ask-twice.ts';
import { askedAddresses } from '../ui/asked-addresses.ts';
import { Brand } from '../ui/brand.tsx';
import { errorText } from '../ui/error-text.ts';
import { FirstCheck } from './first-check.tsx';
import { PickServices } from './pick-services.tsx';
import type { WelcomePorts } from './welcome-ports.ts';

/** How far the person has come. */
export type Step =
  | { readonly kind: 'picking'; readonly problem?: string }
  | { readonly kind: 'checking'; readonly allowed: boolean }
  | { readonly kind: 'checked'; readonly allowed: boolean; readonly reply: Reply<Report> };

interface WelcomeProps {
  readonly ports: WelcomePorts;
}

/** Shown once, at install: what it does, what to watch, one question, and the first answer. */
export function Welcome({ ports }: WelcomeProps): JSX.Element {
  const { t, language } = ports;
  const [picked, setPicked] = useState<readonly CatalogEntry[]>(() => suggestedEntries(language));
  const [step, setStep] = useState<Step>({ kind: 'picking' });

  const begin = async (): Promise<void> => {
    const services = picked.map((entry) => toService(entry, language));
    // First of all, in the turn of the click: browsers show no prompt after a wait.
    const allowed = await ports.requestAccess(services.flatMap(askedAddresses));
    setStep({ kind: 'checking', allowed });
    const added = await ports.addServices(services);
    if (!added.ok) return setStep({ kind: 'picking', problem: errorText(added.error, t) });
    setStep({ kind: 'checked', allowed, reply: await askTwice(ports.check) });
  };

  return (
    <div class="welcome">
      <header>
        <Brand name={t('ui_brand')} />
      </header>
      <main>
        <Hero ports={ports} />
        {step.kind === 'picking' ? (
          <PickServices
            picked={picked}
            onPick={setPicked}
            onBegin={begin}
            problem={step.problem}
            ports={ports}
          />
        ) : (
          <FirstCheck step={step} ports={ports} />
        )}
      </main>
    </div>
  );
}

function Hero({ ports }: WelcomeProps): JSX.Element {
  const { t } = ports;
  return (
    <section class="hero">
      <h1>{t('welcome_question')}</h1>
      <ul class="promises">
        <li>{t('welcome_compares')}</li>
        <li>{t('welcome_says')}</li>
        <li>{t('welcome_keeps')}</li>
      </ul>
    </section>
  );
}
