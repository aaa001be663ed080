import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeId } from '../../shared/network/network.ts';
import { assignSlots, canvasActions, possibleSources, shownInputs } from '../canvas/index.ts';
import { nodeOf, useDocument } from '../document/index.ts';
import { Field, Section, Select } from '../ui/index.ts';

const nothing = 'nothing';
/** An option's value for a layer, which may be called anything. */
const optionOf = (id: NodeId): string => `layer ${id}`;

function Sources({ id, fed }: { readonly id: NodeId; readonly fed: readonly (NodeId | undefined)[] }) {
  const { t } = useTranslation('inspector');
  const network = useDocument((state) => state.network);
  const options = useMemo(() => {
    const possible = new Set([...possibleSources(network, id), ...fed]);
    const layers = network.nodes.filter((node) => possible.has(node.id));
    return [
      { value: nothing, label: t('fromNothing') },
      ...layers.map((node) => ({ value: optionOf(node.id), label: node.label ?? node.id })),
    ];
  }, [network, id, fed, t]);
  return fed.map((source, slot) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: an input is its index.
    <Field key={slot} label={fed.length === 1 ? t('from') : t('fromNth', { index: slot + 1 })}>
      {(ids) => (
        <Select
          {...ids}
          value={source === undefined || !nodeOf(network, source) ? nothing : optionOf(source)}
          options={options}
          onChange={(value) =>
            canvasActions.feedInput(id, slot, network.nodes.find((node) => optionOf(node.id) === value)?.id)
          }
          data-testid={`input-${slot}`}
        />
      )}
    </Field>
  ));
}

/** What feeds the layer, as a choice: wiring without a pointer. Open where an input that is needed has nothing. */
export function InputsSection({ id }: { readonly id: NodeId }) {
  const { t } = useTranslation('inspector');
  const network = useDocument((state) => state.network);
  const type = nodeOf(network, id)?.type;
  const fed = useMemo(() => {
    const slots = assignSlots(network.edges.filter((edge) => edge.target === id));
    const shown = type === undefined ? 0 : shownInputs(type, slots.length);
    return Array.from({ length: shown }, (_, slot) => slots[slot]?.source);
  }, [network.edges, id, type]);
  if (type === undefined || fed.length === 0) return null;
  return (
    <Section title={t('inputs')} folded={fed.filter(Boolean).length >= shownInputs(type, 0)}>
      <Sources id={id} fed={fed} />
    </Section>
  );
}
