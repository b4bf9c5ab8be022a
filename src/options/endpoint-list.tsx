import type { JSX } from 'preact';
import type { DraftProps } from './draft-props.ts';
import { EndpointFields } from './endpoint-fields.tsx';
import { EMPTY_ENDPOINT, type EndpointDraft } from './service-draft.ts';

/** The endpoints of a service in its form, one at least. */
export function EndpointList({ draft, problems, ports, onChange }: DraftProps): JSX.Element {
  const { endpoints } = draft;
  const put = (index: number, part: Partial<EndpointDraft>): void =>
    onChange({ endpoints: endpoints.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  return (
    <>
      {endpoints.map((endpoint, index) => (
        <EndpointFields
          key={index}
          number={index + 1}
          endpoint={endpoint}
          problems={problems}
          ports={ports}
          onChange={(part) => put(index, part)}
          {...(endpoints.length > 1 && {
            onRemove: () => onChange({ endpoints: endpoints.filter((_one, at) => at !== index) }),
          })}
        />
      ))}
      <div class="row-of-buttons">
        <button
          type="button"
          class="button"
          data-variant="quiet"
          onClick={() => onChange({ endpoints: [...endpoints, EMPTY_ENDPOINT] })}
        >
          {ports.t('options_add_endpoint')}
        </button>
      </div>
    </>
  );
}
