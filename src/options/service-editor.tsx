import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Service } from '../formats/config.ts';
import type { Problem } from '../formats/problem.ts';
import { askedAddresses } from '../ui/asked-addresses.ts';
import { EndpointList } from './endpoint-list.tsx';
import type { SectionProps } from './section-props.ts';
import { draftOf, fromDraft, type ServiceDraft, withEdited } from './service-draft.ts';
import { ServiceIdentity } from './service-identity.tsx';
import { ServiceReach } from './service-reach.tsx';
import { StatusPage } from './status-page.tsx';

interface ServiceEditorProps extends SectionProps {
  readonly service: Service;
  readonly onClose: () => void;
}

/** The form that edits one service and its endpoints. Nothing is stored before it is saved. */
export function ServiceEditor(props: ServiceEditorProps): JSX.Element {
  const { service, actions, ports, onClose } = props;
  const { t } = ports;
  const [draft, setDraft] = useState<ServiceDraft>(() => draftOf(service));
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  // On the draft as it is by then: a status page that was tried comes in while the person goes on.
  const change = (part: Partial<ServiceDraft>): void => setDraft((now) => ({ ...now, ...part }));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const drafted = fromDraft(draft, service);
    setProblems(drafted.ok ? [] : drafted.problems);
    if (!drafted.ok) return;
    const edited = drafted.service;
    // Asked for in the turn of the click; without it the verdict is only coarser.
    ports
      .requestAccess(askedAddresses(edited))
      .then(() =>
        actions.update((config) => withEdited(config, edited), {
          text: t('options_saved', edited.name),
        }),
      )
      .then((saved) => saved && onClose());
  };
  const parts = { draft, problems, ports, onChange: change };
  return (
    <form
      class="editor"
      noValidate
      aria-label={t('options_edit_service', service.name)}
      onSubmit={submit}
    >
      <ServiceIdentity {...parts} />
      <EndpointList {...parts} />
      <StatusPage {...parts} />
      <ServiceReach {...parts} />
      <div class="row-of-buttons">
        <button type="submit" class="button" data-variant="primary">
          {t('options_save')}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t('options_cancel')}
        </button>
      </div>
    </form>
  );
}
