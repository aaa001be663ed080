import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { findLayer } from '../../shared/layers/index.ts';
import type { LayerPoint, StatisticsPoint } from '../../shared/protocol/messages.ts';
import { centreOn } from '../canvas/index.ts';
import { nodeOf, select, useDocument } from '../document/index.ts';
import { percent } from './format.ts';
import { type Column, type Concern, concernsOf, figureText, sparkline, trendOf } from './layer-figures.ts';
import styles from './Statistics.module.css';

const SPARK = { width: 36, height: 11 } as const;

/** How a figure went; decoration beside its number. */
function Sparkline({ values }: { readonly values: readonly number[] }) {
  const points = sparkline(values, SPARK.width, SPARK.height);
  return (
    <svg
      className={styles.spark}
      viewBox={`0 -1 ${SPARK.width} ${SPARK.height + 2}`}
      width={SPARK.width}
      height={SPARK.height + 2}
      aria-hidden
    >
      {points === undefined ? null : <polyline points={points} />}
    </svg>
  );
}

const Trend = ({ value, values }: { readonly value: number | null; readonly values: readonly number[] }) => (
  <>
    {value === null ? null : <Sparkline values={values} />}
    <span className={styles.figure}>{figureText(value)}</span>
  </>
);

const Share = ({ value }: { readonly value: number | null }) =>
  value === null ? (
    '–'
  ) : (
    <>
      <span className={styles.share} aria-hidden>
        <span style={{ transform: `scaleX(${value})` }} />
      </span>
      <span className={styles.figure}>{percent(value)}</span>
    </>
  );

interface Shown {
  readonly layer: LayerPoint;
  readonly records: readonly StatisticsPoint[];
}

/** What a column shows of a layer. */
function contentOf(column: Column, { layer, records }: Shown): ReactNode {
  const { id, weightNorm, gradientNorm, updateRatio, mean, deviation, zeros, saturation } = layer;
  switch (column) {
    case 'statWeights':
      return figureText(weightNorm);
    case 'statGradient':
      return <Trend value={gradientNorm} values={trendOf(records, id, 'gradientNorm')} />;
    case 'statUpdate':
      return <Trend value={updateRatio} values={trendOf(records, id, 'updateRatio')} />;
    case 'statOutput':
      return mean === null ? 'NaN' : `${figureText(mean)} ± ${figureText(deviation)}`;
    case 'statZeros':
      return <Share value={zeros} />;
    case 'statSaturation':
      return <Share value={saturation} />;
  }
}

/** A figure; where something is wrong with it, coloured, and told in words to whoever hovers or listens. */
function Cell({
  concern,
  children,
}: {
  readonly concern: Concern | undefined;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('training');
  const words = concern && t(`concern_${concern}`);
  return (
    <td data-concern={concern} title={words}>
      <span className={styles.cell}>{children}</span>
      {words === undefined ? null : <span className="visually-hidden">{words}</span>}
    </td>
  );
}

/** A layer's figures; a click selects it on the canvas, if it is still there. */
export function StatisticsRow({ layer, records, columns }: Shown & { readonly columns: readonly Column[] }) {
  const { id } = layer;
  const node = useDocument((state) => nodeOf(state.network, id));
  const selected = useDocument((state) => state.selection.nodes.has(id));
  const category = node && findLayer(node.type)?.category;
  const concerns = concernsOf(layer, category === 'activation');
  const show = (): void => {
    if (!node) return;
    select([id]);
    centreOn(id);
  };
  return (
    <tr
      data-testid={`statistics-${id}`}
      data-selected={selected ? '' : undefined}
      style={{ '--cat': `var(--cat-${category ?? 'shape'})` }}
      onClick={show}
    >
      <th scope="row">
        <button type="button" className={styles.name} onClick={show} disabled={!node}>
          {node?.label ?? id}
        </button>
      </th>
      {columns.map((column) => (
        <Cell key={column} concern={concerns[column]}>
          {contentOf(column, { layer, records })}
        </Cell>
      ))}
    </tr>
  );
}
