import { Equal, Minus, Pencil, Plus, Waves } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LayerAnalysis } from '../../shared/analysis/types.ts';
import { findLayer } from '../../shared/layers/index.ts';
import { exact, shapeText } from '../format/numbers.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { Both } from './Both.tsx';
import styles from './ComparePanel.module.css';
import { Details } from './Details.tsx';
import type { CompareRow as RowData, RowKind } from './rows.ts';
import { canShow, showNode } from './show-node.ts';
import type { Shown } from './sources.ts';

const icons: Readonly<Record<RowKind, ReactNode>> = {
  added: <Plus />,
  removed: <Minus />,
  changed: <Pencil />,
  affected: <Waves />,
  same: <Equal />,
};

const shapeOf = (layer: LayerAnalysis | undefined): string =>
  layer?.outputShape ? shapeText(layer.outputShape) : '–';
const weightsOf = (layer: LayerAnalysis | undefined): string =>
  layer && layer.parameters > 0 ? exact(layer.parameters) : '–';

/** On a layer that only one side has there is nothing to set against it. */
function Pair({ row, text }: { readonly row: RowData; text(layer: LayerAnalysis | undefined): string }) {
  if (!row.before) return <span>{text(row.layers.after)}</span>;
  if (!row.after) return <span className={styles.still}>{text(row.layers.before)}</span>;
  return <Both before={text(row.layers.before)} after={text(row.layers.after)} />;
}

/** One layer of either network, or of both. */
export function CompareRow({
  row,
  before,
  after,
}: {
  readonly row: RowData;
  readonly before: Shown;
  readonly after: Shown;
}) {
  const { t } = useTranslation('compare');
  const language = useLanguage();
  const node = row.after ?? row.before;
  if (!node) return null;
  const definition = findLayer(node.type);
  // Where both have the layer it is shown in the tab that is looked at.
  const side = row.before && (!row.after || before.active) ? before : after;
  const target = side === before ? row.before : row.after;
  const show = target && canShow(side.source) ? (): void => showNode(side.source, target.id) : undefined;
  const name = node.label ?? node.id;
  return (
    <tr
      data-kind={row.kind}
      data-testid={`compare-row-${node.id}`}
      style={{ '--cat': `var(--cat-${definition?.category ?? 'shape'})` }}
      onClick={show}
    >
      <td className={styles.mark}>
        <span className={styles.icon} title={t(row.kind)}>
          {icons[row.kind]}
          <span className="visually-hidden">{t(row.kind)}</span>
        </span>
      </td>
      <th scope="row">
        {show ? (
          <button
            type="button"
            className={styles.name}
            title={t('show', { name: side.network.name })}
            onClick={(event) => {
              event.stopPropagation();
              show();
            }}
          >
            {name}
          </button>
        ) : (
          <span className={styles.name}>{name}</span>
        )}
      </th>
      <td className={styles.type}>{definition?.help.title[language] ?? node.type}</td>
      <td>
        <Details fields={row.fields} type={node.type} inputs={row.inputs} />
      </td>
      <td className={styles.number}>
        <Pair row={row} text={shapeOf} />
      </td>
      <td className={styles.number}>
        <Pair row={row} text={weightsOf} />
      </td>
    </tr>
  );
}
