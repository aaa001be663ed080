import { memo } from 'react';
import type { NodeId } from '../../shared/network/network.ts';
import { exact, humane, humaneBytes, shapeText, shareText } from '../format/numbers.ts';
import { classNames } from '../ui/index.ts';
import { type Way, wayOf } from './choosing.ts';
import styles from './LayersTable.module.css';
import type { LayerRow } from './useRows.ts';

export interface RowProps {
  readonly row: LayerRow;
  /** Its place in the whole table, counted from 1 below the head. */
  readonly index: number;
  readonly selected: boolean;
  /** Where the keyboard is. */
  readonly current: boolean;
  /** Of the network's total of the chosen measure, 0 to 1, and the greatest that any row has. */
  readonly share: number;
  readonly greatest: number;
  onPick(id: NodeId, way: Way): void;
}

export const rowId = (id: NodeId): string => `layer-row ${id}`;

export const Row = memo(function Row({ row, index, selected, current, share, greatest, onPick }: RowProps) {
  const { id, name, type, category, layer } = row;
  const { outputShape, receptiveField } = layer;
  return (
    <tr
      id={rowId(id)}
      className={classNames(current && styles.current)}
      data-testid={`row-${id}`}
      data-selected={selected ? '' : undefined}
      aria-selected={selected}
      aria-rowindex={index + 1}
      style={{ '--cat': `var(--cat-${category})` }}
      onClick={(event) => onPick(id, wayOf(event))}
    >
      <th scope="row" title={name}>
        <span className={styles.name}>
          <span className={styles.text}>{name}</span>
        </span>
      </th>
      <td className={styles.type} title={type}>
        {type}
      </td>
      <td className={styles.number}>{outputShape ? shapeText(outputShape) : '–'}</td>
      <td className={styles.number} title={layer.parameterFormula}>
        {layer.parameters === 0 ? '–' : exact(layer.parameters)}
      </td>
      <td className={styles.number} title={exact(layer.multiplyAdds)}>
        {layer.multiplyAdds === 0 ? '–' : humane(layer.multiplyAdds)}
      </td>
      <td className={styles.number}>{outputShape ? humaneBytes(layer.activationBytes) : '–'}</td>
      <td className={styles.number}>{receptiveField ? shapeText(receptiveField.size) : '–'}</td>
      <td className={styles.number} data-testid={`share-${id}`} data-share={share}>
        <span className={styles.share}>
          <span className={styles.track}>
            <span
              className={styles.bar}
              style={{ width: `${greatest > 0 ? (share / greatest) * 100 : 0}%` }}
            />
          </span>
          {share === 0 ? '–' : shareText(share)}
        </span>
      </td>
    </tr>
  );
});
