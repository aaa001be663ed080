import type { NodeProps } from '@xyflow/react';
import { ArrowRight, ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { totalsWithin } from '../../shared/analysis/totals.ts';
import { blockSize } from '../../shared/drawing/groups.ts';
import { findLayer } from '../../shared/layers/index.ts';
import type { NodeId } from '../../shared/network/network.ts';
import { CardShare, useCardCost } from '../cost/index.ts';
import { nodeOf, useDocument } from '../document/index.ts';
import { humane, shapeText } from '../format/numbers.ts';
import { classNames, IconButton } from '../ui/index.ts';
import { CardHandle } from './CardHandle.tsx';
import type { BlockFlowNode } from './flow-parts.ts';
import { GroupName } from './GroupName.tsx';
import styles from './Groups.module.css';
import { toggleGroup } from './grouping.ts';
import { blockOutput, inputHandle } from './handles.ts';
import cards from './LayerNode.module.css';
import { NodeBadge } from './NodeBadge.tsx';
import { nameOf } from './naming.ts';

function Handles({ block, direction }: BlockFlowNode['data']) {
  const { t } = useTranslation('canvas');
  const network = useDocument((state) => state.network);
  const name = block.group.name;
  return (
    <>
      {block.inputs.map(({ node, slot }, index) => (
        <CardHandle
          key={`${node} ${slot}`}
          id={inputHandle(index)}
          type="target"
          index={index}
          count={block.inputs.length}
          direction={direction}
          label={t('groupInput', { name, node: nameOf(network, node) })}
        />
      ))}
      {block.outputs.map((node, index) => (
        <CardHandle
          key={node}
          id={blockOutput(index)}
          type="source"
          index={index}
          count={block.outputs.length}
          direction={direction}
          label={t('groupOutput', { name, node: nameOf(network, node) })}
        />
      ))}
    </>
  );
}

/** More colours than this are not told apart. */
const mostColours = 16;

/** The layers of a group as a stripe of their categories' colours. */
function useStripe(nodes: readonly NodeId[]): string {
  const colours = useDocument(({ network }) =>
    nodes
      .slice(0, mostColours)
      .map((id) => findLayer(nodeOf(network, id)?.type ?? '')?.category ?? 'shape')
      .join(' '),
  ).split(' ');
  const stops = colours.map(
    (category, index) =>
      `var(--cat-${category}) ${(index / colours.length) * 100}% ${((index + 1) / colours.length) * 100}%`,
  );
  return `linear-gradient(${stops.join(', ')})`;
}

const shapeOf = (shape: readonly number[] | undefined): string => (shape ? shapeText(shape) : '–');

/** A collapsed group: one card that says what its layers do and cost together. */
export const GroupBlock = memo(function GroupBlock({ data, selected }: NodeProps<BlockFlowNode>) {
  const { t } = useTranslation('canvas');
  const { block } = data;
  const { group, inputs, outputs } = block;
  const analysis = useDocument((state) => state.analysis);
  const { parameters, multiplyAdds } = totalsWithin(analysis, group.nodes);
  const stripe = useStripe(group.nodes);
  const cost = useCardCost(group.nodes);
  const [input] = inputs;
  const [output] = outputs;
  const inward = input && analysis.layers.get(input.node)?.inputShapes[input.slot];
  const outward = output === undefined ? undefined : analysis.layers.get(output)?.outputShape;
  return (
    <div
      className={classNames(cards.card, styles.block, selected && cards.selected, selected && styles.chosen)}
      style={{ ...blockSize, '--tint': cost?.tint }}
      data-testid={`group-${group.id}`}
      data-shape={outward?.join('x')}
      data-parameters={parameters}
      data-share={cost?.share}
    >
      <Handles {...data} />
      <span className={cards.bar} style={{ background: stripe }} />
      <div className={styles.head}>
        <GroupName group={group} />
        {cost ? <CardShare share={cost.share} afar /> : null}
        <IconButton
          size="small"
          className="nodrag"
          label={t('groupExpand', { name: group.name })}
          onClick={() => toggleGroup(group)}
          data-testid={`expand-${group.id}`}
        >
          <ChevronRight />
        </IconButton>
      </div>
      <div className={styles.line}>
        <span className={styles.shapes}>
          {input ? (
            <>
              {shapeOf(inward)}
              <ArrowRight aria-label="→" />
            </>
          ) : null}
          {shapeOf(outward)}
        </span>
        <span>{t('countLayers', { count: group.nodes.length })}</span>
        {cost ? <CardShare share={cost.share} /> : null}
      </div>
      <div className={styles.line}>
        <span>{parameters > 0 ? t('parametersOf', { value: humane(parameters) }) : t('noParameters')}</span>
        {multiplyAdds > 0 ? <span>{t('multiplyAdds', { value: humane(multiplyAdds) })}</span> : null}
      </div>
      <NodeBadge id={group.id} nodes={group.nodes} />
    </div>
  );
});
