import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Service } from '../formats/config.ts';
import type { Problem } from '../formats/problem.ts';
import { EndpointFields } from './endpoint-fields.tsx';
import { Field } from './field.tsx';
import { problemText } from './problem-text.ts';
import type { SectionProps } from './section-props.ts';
import {
  draftOf,
  EMPTY_ENDPOINT,
  fromDraft,
  type ServiceDraft,
  withEdited,
} from './service-draft.ts';

interface ServiceEditorProps extends SectionProps {
  readonly service: Service;
  readonly onClose: () => void;
}

/** The form that edits one service and its endpoints. Nothing is stored before it is saved. */
export function ServiceEditor({
  service,
  actions,
  ports,
  onClose,
}: ServiceEditorProps): JSX.Element {
  const { t } = ports;
  const [draft, setDraft] = useState<ServiceDraft>(() => draftOf(service));
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const change = (part: Partial<ServiceDraft>): void => setDraft({ ...draft, ...part });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const drafted = fromDraft(draft, service);
    setProblems(drafted.ok ? [] : drafted.problems);
    if (!drafted.ok) return;
    // Asked for in the turn of the click; without it the verdict is only coarser.
    const allowed = ports.requestAccess(drafted.service.endpoints.map(({ url }) => url));
    allowed
      .then(() =>
        actions.update((config) => withEdited(config, drafted.service), {
          text: t('options_saved', drafted.service.name),
        }),
      )
      .then((saved) => saved && onClose());
  };
  return (
    <form
      class="editor"
      noValidate
      aria-label={t('options_edit_service', service.name)}
      onSubmit={submit}
    >
      <Identity draft={draft} problems={problems} onChange={change} t={t} />
      {draft.endpoints.map((endpoint, index) => (
        <EndpointFields
          key={index}
          number={index + 1}
          endpoint={endpoint}
          problems={problems}
          ports={ports}
          onChange={(part) =>
            change({
              endpoints: draft.endpoints.map((one, at) =>
                at === index ? { ...one, ...part } : one,
              ),
            })
          }
          {...(draft.endpoints.length > 1 && {
            onRemove: () =>
              change({ endpoints: draft.endpoints.filter((_one, at) => at !== index) }),
          })}
        />
      ))}
      <div class="row-of-buttons">
        <button type="submit" class="button" data-variant="primary">
          {t('options_save')}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t('options_cancel')}
        </button>
        <button
          type="button"
          class="button"
          data-variant="quiet"
          onClick={() => change({ endpoints: [...draft.endpoints, EMPTY_ENDPOINT] })}
        >
          {t('options_add_endpoint')}
        </button>
      </div>
    </form>
  );
}

interface IdentityProps {
  readonly draft: ServiceDraft;
  readonly problems: readonly Problem[];
  readonly onChange: (part: Partial<ServiceDraft>) => void;
  readonly t: SectionProps['ports']['t'];
}

/** What the service is called, who runs it, and where it is. */
function Identity({ draft, problems, onChange, t }: IdentityProps): JSX.Element {
  const id = useId();
  return (
    <>
      <div class="field-pair">
        <Field
          id={`${id}-name`}
          label={t('options_name')}
          value={draft.name}
          problem={problemText(problems, 'name', t)}
          onInput={(name) => onChange({ name })}
        />
        <Field
          id={`${id}-provider`}
          label={t('options_provider')}
          value={draft.provider}
          problem={problemText(problems, 'provider', t)}
          onInput={(provider) => onChange({ provider })}
        />
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={draft.local}
          onChange={(event) => onChange({ local: event.currentTarget.checked })}
        />
        <span>
          {t('options_local')}
          <span class="hint block">{t('options_local_why')}</span>
        </span>
      </label>
    </>
  );
}
