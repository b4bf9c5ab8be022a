import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Control } from '../formats/config.ts';
import type { Problem } from '../formats/problem.ts';
import { controlDraftOf, controlFromDraft, withControl, withControls } from './control-draft.ts';
import { Field } from './field.tsx';
import { problemText } from './problem-text.ts';
import type { SectionProps } from './section-props.ts';
import { TryAddress } from './try-address.tsx';

interface ControlEditorProps extends SectionProps {
  readonly control: Control;
  readonly onClose: () => void;
}

/** The form that edits one control, or makes a new one. */
export function ControlEditor(props: ControlEditorProps): JSX.Element {
  const { control, actions, ports, onClose } = props;
  const { t } = ports;
  const id = useId();
  const [draft, setDraft] = useState(() => controlDraftOf(control));
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const drafted = controlFromDraft(draft, control);
    setProblems(drafted.ok ? [] : drafted.problems);
    if (!drafted.ok) return;
    ports
      .requestAccess([drafted.control.url])
      .then(() =>
        actions.update(
          (before) => withControls(before, (all) => withControl(all, drafted.control)),
          { text: t('options_saved', drafted.control.operator) },
        ),
      )
      .then((saved) => saved && onClose());
  };
  return (
    <form class="editor" noValidate onSubmit={submit}>
      <div class="field-pair">
        <Field
          id={`${id}-operator`}
          label={t('options_operator')}
          value={draft.operator}
          problem={problemText(problems, 'operator', t)}
          onInput={(operator) => setDraft({ ...draft, operator })}
        />
        <Field
          id={`${id}-url`}
          label={t('options_address')}
          inputMode="url"
          value={draft.url}
          problem={problemText(problems, 'url', t)}
          onInput={(url) => setDraft({ ...draft, url })}
        />
      </div>
      <div class="field-pair">
        <Field
          id={`${id}-status`}
          label={t('options_control_status')}
          value={draft.status}
          problem={problemText(problems, 'expect.status', t)}
          onInput={(status) => setDraft({ ...draft, status })}
        />
        <Field
          id={`${id}-body`}
          label={t('options_body')}
          value={draft.body}
          problem={problemText(problems, 'expect.body', t)}
          onInput={(body) => setDraft({ ...draft, body })}
        />
      </div>
      <div class="row-of-buttons">
        <button type="submit" class="button" data-variant="primary">
          {t('options_save')}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t('options_cancel')}
        </button>
        <TryAddress
          address={draft.url}
          isExpecting={draft.status !== '' || draft.body !== ''}
          ports={ports}
        />
      </div>
    </form>
  );
}
