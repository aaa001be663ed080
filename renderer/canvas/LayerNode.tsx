import type { NodeProps } from '@xyflow/react';
import { Snowflake, Unplug } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { card, preview } from '../../shared/drawing/geometry.ts';
import { keyParameters } from '../../shared/drawing/summary.ts';
import { findLayer } from '../../shared/layers/index.ts';
import { CardShare, useCardCost } from '../cost/index.ts';
import { useDocument, useNode } from '../document/index.ts';
import { humane, shapeText } from '../format/numbers.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { NodePreview, usePreviews } from '../previews/index.ts';
import { classNames } from '../ui/index.ts';
import { CardHandle } from './CardHandle.tsx';
import { useSurroundings } from './detail.tsx';
import type { LayerFlowNode } from './flow-graph.ts';
import { inputHandle, outputHandle } from './handles.ts';
import styles from './LayerNode.module.css';
import { LayerPatch } from './LayerPatch.tsx';
import { NodeBadge } from './NodeBadge.tsx';
import { PinMark } from './PinMark.tsx';

function Inputs({ slots, direction, name }: LayerFlowNode['data'] & { readonly name: string }) {
  const { t } = useTranslation('canvas');
  return Array.from({ length: slots }, (_, slot) => (
    <CardHandle
      // biome-ignore lint/suspicious/noArrayIndexKey: an input is its index.
      key={slot}
      id={inputHandle(slot)}
      type="target"
      index={slot}
      count={slots}
      direction={direction}
      label={slots > 1 ? t('inputHandleNth', { index: slot + 1, name }) : t('inputHandle', { name })}
    />
  ));
}

function LayerCard({ id, data, selected }: NodeProps<LayerFlowNode>) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const node = useNode(id);
  const shape = useDocument((state) => state.analysis.layers.get(id)?.outputShape);
  const parameters = useDocument((state) => state.analysis.layers.get(id)?.parameters ?? 0);
  const previews = usePreviews((state) => state.on);
  const cost = useCardCost([id]);
  if (!node) return null;
  const layer = findLayer(node.type);
  const name = node.label ?? id;
  const title = layer?.help.title[language] ?? node.type;
  const details = layer ? keyParameters(layer, node.params, language) : [];
  return (
    <div
      className={classNames(styles.card, selected && styles.selected, previews && styles.tall)}
      style={{
        '--cat': `var(--cat-${layer?.category ?? 'shape'})`,
        width: card.width,
        height: card.height + (previews ? preview.height : 0),
        '--tint': cost?.tint,
      }}
      data-testid={`node-${id}`}
      data-type={node.type}
      data-category={layer?.category}
      data-shape={shape?.join('x')}
      data-share={cost?.share}
    >
      <Inputs {...data} name={name} />
      <span className={styles.bar} />
      <div className={styles.first}>
        <span className={styles.name}>{name}</span>
        {node.lrMult === 0 ? <Snowflake className={styles.mark} aria-label={t('frozen')} /> : null}
        {node.stopGradient === true ? <Unplug className={styles.mark} aria-label={t('stopped')} /> : null}
        <span className={styles.shape} data-testid={`shape-${id}`}>
          {shape ? shapeText(shape) : '–'}
        </span>
        {cost ? <CardShare share={cost.share} afar /> : null}
      </div>
      <div className={styles.second}>
        <span className={styles.details}>{[title, ...details].join(' · ')}</span>
        {cost ? (
          <CardShare share={cost.share} />
        ) : parameters > 0 ? (
          <span className={styles.parameters}>{humane(parameters)}</span>
        ) : null}
      </div>
      {previews ? <NodePreview id={id} name={name} /> : null}
      <NodeBadge id={id} nodes={[id]} />
      {node.pinned === true ? <PinMark id={id} name={name} /> : null}
      <CardHandle
        id={outputHandle}
        type="source"
        index={0}
        count={1}
        direction={data.direction}
        label={t('outputHandle', { name })}
      />
    </div>
  );
}

/** A layer on the canvas. It reads its own part of the document, so that an edit draws only the cards it changes. */
export const LayerNode = memo(function LayerNode(props: NodeProps<LayerFlowNode>) {
  const { detail } = useSurroundings();
  return detail === 'distant' ? (
    <LayerPatch id={props.id} {...props.data} selected={props.selected} />
  ) : (
    <LayerCard {...props} />
  );
});
