import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Config, Service } from '../formats/config.ts';
import { isLocalHost } from '../formats/local-host.ts';
import { askTwice } from '../ui/ask-twice.ts';
import { type AddressProblem, parseAddress } from '../ui/parse-address.ts';
import { messageWord } from '../wording/message-word.ts';
import { CatalogSuggestion } from './catalog-suggestion.tsx';
import { Field } from './field.tsx';
import type { SectionProps } from './section-props.ts';
import { freeId } from './service-draft.ts';
import { type Tried, TriedResult } from './tried-result.tsx';

/** What was tried, and may now be added. */
interface Candidate {
  readonly url: URL;
  readonly tried: Tried;
}

/** Adds a service by its address: tried live first, saved only after. */
export function AddByAddress(props: SectionProps): JSX.Element {
  const { state, actions, ports } = props;
  const { t } = ports;
  const id = useId();
  const [address, setAddress] = useState(state.add ?? '');
  const [problem, setProblem] = useState<AddressProblem | undefined>(undefined);
  const [candidate, setCandidate] = useState<Candidate | undefined>(undefined);
  const tryIt = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const parsed = parseAddress(address);
    setProblem(parsed.kind === 'problem' ? parsed.problem : undefined);
    if (parsed.kind === 'problem') return;
    // Its front door: what is tried is then exactly what is saved, and no path or query of it is kept.
    const url = new URL('/', parsed.url);
    setCandidate({ url, tried: { kind: 'trying' } });
    const reply = await askTwice(() => ports.check(url.href));
    setCandidate({ url, tried: { kind: 'tried', reply } });
  };
  const add = (service: Omit<Service, 'id'>): void => {
    ports
      .requestAccess(service.endpoints.map(({ url }) => url))
      .then(() =>
        actions.update((config) => withNew(config, service), {
          text: t('options_added', service.name),
        }),
      )
      .then((added) => {
        if (!added) return;
        clear();
        actions.refresh();
      });
  };
  const clear = (): void => {
    setAddress('');
    setCandidate(undefined);
  };
  return (
    <div class="stack">
      <form class="address-form" noValidate onSubmit={tryIt}>
        <Field
          id={`${id}-address`}
          label={t('options_address')}
          inputMode="url"
          value={address}
          hint={t('options_add_by_address_why')}
          problem={problem && t(`ui_address_${messageWord(problem)}`)}
          onInput={setAddress}
        />
        <button type="submit" class="button" disabled={candidate?.tried.kind === 'trying'}>
          {t('options_try')}
        </button>
      </form>
      <CatalogSuggestion {...props} address={address} onAdded={clear} />
      <TriedResult tried={candidate?.tried} t={t} />
      {candidate?.tried.kind === 'tried' && (
        <NameForm key={candidate.url.href} url={candidate.url} ports={ports} onAdd={add} />
      )}
    </div>
  );
}

function withNew(config: Config, service: Omit<Service, 'id'>): Config {
  const host = new URL(service.endpoints[0]?.url ?? 'http://service/').hostname;
  return { ...config, services: [...config.services, { id: freeId(config, host), ...service }] };
}

interface NameFormProps {
  readonly url: URL;
  readonly ports: SectionProps['ports'];
  readonly onAdd: (service: Omit<Service, 'id'>) => void;
}

function NameForm({ url, ports, onAdd }: NameFormProps): JSX.Element {
  const { t } = ports;
  const id = useId();
  const [name, setName] = useState(url.hostname.replace(/^www\./, ''));
  const [local, setLocal] = useState(isLocalHost(url.hostname));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    onAdd({
      name: name.trim(),
      provider: name.trim(),
      enabled: true,
      where: local ? 'local' : 'internet',
      endpoints: [{ url: url.href, function: 'web' }],
    });
  };
  return (
    <form class="stack" noValidate onSubmit={submit}>
      <Field
        id={`${id}-name`}
        label={t('options_name')}
        value={name}
        problem={name.trim() === '' ? t('options_problem_name') : undefined}
        onInput={setName}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={local}
          onChange={(event) => setLocal(event.currentTarget.checked)}
        />
        <span>{t('options_local')}</span>
      </label>
      <div class="row-of-buttons">
        <button type="submit" class="button" data-variant="primary">
          {t('options_add_service')}
        </button>
      </div>
    </form>
  );
}
