import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Control } from '../formats/config.ts';
import { controlsOf } from '../settings/defaults.ts';
import { withBuiltInControls } from '../settings/export-config.ts';
import type { MessageKey } from '../wording/translate.ts';
import { withControls } from './control-draft.ts';
import { ControlEditor } from './control-editor.tsx';
import type { SectionProps } from './section-props.ts';

const KINDS: readonly (readonly [Control['kind'], MessageKey, MessageKey])[] = [
  ['portal', 'options_kind_portal', 'options_kind_portal_why'],
  ['https', 'options_kind_https', 'options_kind_https_why'],
  ['address', 'options_kind_address', 'options_kind_address_why'],
  ['doh', 'options_kind_doh', 'options_kind_doh_why'],
];

/** The sites that services are compared with, by what each kind is for. */
export function ControlsSection(props: SectionProps): JSX.Element {
  const { config, actions, ports } = props;
  const { t } = ports;
  const [editing, setEditing] = useState<string | undefined>(undefined);
  const restore = (): void => {
    actions.update(withBuiltInControls, { text: t('options_controls_restored'), undoable: true });
    setEditing(undefined);
  };
  return (
    <>
      <p class="lead">{t('options_controls_lead')}</p>
      {KINDS.map(([kind, name, why]) => (
        <section key={kind} class="card">
          <h2>{t(name)}</h2>
          <p class="hint">{t(why)}</p>
          <ul class="item-list">
            {controlsOf(config)
              .filter((control) => control.kind === kind)
              .map((control) => (
                <li key={control.id}>
                  <ControlItem
                    {...props}
                    control={control}
                    editing={editing === control.id}
                    onEdit={setEditing}
                  />
                </li>
              ))}
          </ul>
          <AddControl {...props} kind={kind} kindName={t(name)} />
        </section>
      ))}
      {config.controls && (
        <div class="row-of-buttons">
          <button type="button" class="button" onClick={restore}>
            {t('options_restore_controls')}
          </button>
        </div>
      )}
    </>
  );
}

interface ControlItemProps extends SectionProps {
  readonly control: Control;
  readonly editing: boolean;
  readonly onEdit: (id: string | undefined) => void;
}

function ControlItem(props: ControlItemProps): JSX.Element {
  const { control, editing, onEdit, actions, ports } = props;
  const { t } = ports;
  const remove = (): void => {
    const others = (all: readonly Control[]): Control[] =>
      all.filter(({ id }) => id !== control.id);
    actions.update((config) => withControls(config, others), {
      text: t('options_removed', control.operator),
      undoable: true,
    });
  };
  return (
    <>
      <div class="item">
        <div class="item-text">
          <h3>{control.operator}</h3>
          <p class="hint">{control.url}</p>
        </div>
        <div class="item-actions">
          <button
            type="button"
            class="button"
            aria-expanded={editing}
            aria-label={t('options_edit_service', control.url)}
            onClick={() => onEdit(editing ? undefined : control.id)}
          >
            {t('options_edit')}
          </button>
          <button
            type="button"
            class="button"
            data-variant="danger"
            aria-label={t('options_remove_service', control.url)}
            onClick={remove}
          >
            {t('options_remove')}
          </button>
        </div>
      </div>
      {editing && <ControlEditor {...props} onClose={() => onEdit(undefined)} />}
    </>
  );
}

interface AddControlProps extends SectionProps {
  readonly kind: Control['kind'];
  readonly kindName: string;
}

function AddControl(props: AddControlProps): JSX.Element {
  const { t } = props.ports;
  const [open, setOpen] = useState(false);
  if (open) {
    const blank: Control = { id: '', operator: '', kind: props.kind, url: '' };
    return <ControlEditor {...props} control={blank} onClose={() => setOpen(false)} />;
  }
  return (
    <button
      type="button"
      class="button"
      data-variant="quiet"
      aria-label={t('options_add_control_of', props.kindName)}
      onClick={() => setOpen(true)}
    >
      {t('options_add_control')}
    </button>
  );
}
