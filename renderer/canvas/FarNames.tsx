import { type Node as FlowNode, useStore, ViewportPortal } from '@xyflow/react';
import { useMemo } from 'react';
import type { Analysis } from '../../shared/analysis/types.ts';
import type { Box } from '../../shared/drawing/geometry.ts';
import type { Category } from '../../shared/layers/define.ts';
import { findLayer } from '../../shared/layers/index.ts';
import type { Network } from '../../shared/network/network.ts';
import { useDocument } from '../document/index.ts';
import { useSurroundings } from './detail.tsx';
import styles from './FarNames.module.css';
import { type FarCard, nameSize, placeNames } from './far-names.ts';
import { stopName } from './walking.ts';

/** Of more cards than these only what is selected is named: hardly any other name would find room. */
const most = 300;

/** Names of these are looked for first. */
const chiefs: readonly Category[] = ['input', 'convolution', 'dense'];

/** Cards and blocks, heavier where somebody looks for them: what is selected, what is wrong, what does the most of the work. */
function cardsOf(nodes: readonly FlowNode[], network: Network, { layers }: Analysis): readonly FarCard[] {
  const labels = new Map(network.nodes.map(({ id, label }) => [id, label ?? id]));
  const types = new Map(network.nodes.map(({ id, type }) => [id, type]));
  const cards = nodes.filter(({ type }) => type === 'layer' || type === 'block');
  const named =
    cards.length > most ? cards.filter(({ selected }) => selected === true).slice(0, most) : cards;
  return named.map(({ id, type, position, width = 0, height = 0, selected }) => {
    const layer = layers.get(id);
    const category = findLayer(types.get(id) ?? '')?.category;
    const wrong = layer?.problems.some(({ severity }) => severity === 'error') === true;
    const chief = type === 'block' || (category !== undefined && chiefs.includes(category));
    return {
      id,
      name: type === 'block' ? stopName(id) : (labels.get(id) ?? id),
      ...position,
      width,
      height,
      weight: (selected ? 4 : 0) + (wrong ? 2 : 0) + (chief ? 1 : 0),
    };
  });
}

/** What else lies on the canvas, but frames, which lie under it. */
function othersThan(cards: readonly FarCard[], nodes: readonly FlowNode[]): readonly Box[] {
  const named = new Set(cards.map(({ id }) => id));
  return nodes
    .filter(({ id, type }) => type !== 'frame' && !named.has(id))
    .map(({ position, width = 0, height = 0 }) => ({ ...position, width, height }));
}

function Names({ nodes }: { readonly nodes: readonly FlowNode[] }) {
  const network = useDocument((state) => state.network);
  const analysis = useDocument((state) => state.analysis);
  const zoom = useStore(({ transform }) => transform[2]);
  const cards = useMemo(() => cardsOf(nodes, network, analysis), [nodes, network, analysis]);
  const others = useMemo(() => othersThan(cards, nodes), [cards, nodes]);
  const names = useMemo(() => placeNames(cards, zoom, others), [cards, zoom, others]);
  return (
    <ViewportPortal>
      <div className={styles.names} style={{ fontSize: nameSize / zoom }} aria-hidden data-testid="far-names">
        {names.map(({ id, name, x, y, ends }) => (
          <span
            key={id}
            style={{ transform: `translate(${x}px, ${y}px)${ends ? ` translateX(-100%)` : ''}` }}
          >
            {name}
          </span>
        ))}
      </div>
    </ViewportPortal>
  );
}

/** Names beside the cards that are too far away to bear them, as large on the screen at every zoom. */
export function FarNames({ nodes }: { readonly nodes: readonly FlowNode[] }) {
  const { detail } = useSurroundings();
  return detail === 'distant' ? <Names nodes={nodes} /> : null;
}
