import { useTranslation } from 'react-i18next';
import type { LayerAnalysis } from '../../shared/analysis/types.ts';
import { findLayer } from '../../shared/layers/index.ts';
import type { NodeId } from '../../shared/network/network.ts';
import { centreOn } from '../canvas/index.ts';
import { nodeOf, select, useDocument } from '../document/index.ts';
import { exact, humane, humaneBytes, shapeText } from '../format/numbers.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { Notice } from '../ui/index.ts';
import styles from './LayersTable.module.css';

function Row({ id, layer }: { readonly id: NodeId; readonly layer: LayerAnalysis }) {
  const language = useLanguage();
  const name = useDocument((state) => nodeOf(state.network, id)?.label ?? id);
  const selected = useDocument((state) => state.selection.nodes.has(id));
  const definition = findLayer(layer.type);
  const show = (): void => {
    select([id]);
    centreOn(id);
  };
  return (
    <tr
      data-testid={`row-${id}`}
      data-selected={selected ? '' : undefined}
      style={{ '--cat': `var(--cat-${definition?.category ?? 'shape'})` }}
      onClick={show}
    >
      <th scope="row">
        <button type="button" className={styles.name} onClick={show}>
          {name}
        </button>
      </th>
      <td className={styles.type}>{definition?.help.title[language] ?? layer.type}</td>
      <td className={styles.number}>{layer.outputShape ? shapeText(layer.outputShape) : '–'}</td>
      <td className={styles.number} title={layer.parameterFormula}>
        {layer.parameters === 0 ? '–' : exact(layer.parameters)}
      </td>
      <td className={styles.number} title={exact(layer.multiplyAdds)}>
        {layer.multiplyAdds === 0 ? '–' : humane(layer.multiplyAdds)}
      </td>
      <td className={styles.number}>{humaneBytes(layer.activationBytes)}</td>
      <td className={styles.number}>{layer.receptiveField ? shapeText(layer.receptiveField.size) : '–'}</td>
    </tr>
  );
}

/** The network as a table, as papers print it. */
export function LayersTable() {
  const { t } = useTranslation('table');
  const analysis = useDocument((state) => state.analysis);
  if (analysis.order.length === 0) return <Notice>{t('empty')}</Notice>;
  const { totals } = analysis;
  return (
    <div className={styles.scroll} data-testid="layers-table">
      <table className={styles.table}>
        <caption className="visually-hidden">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('layer')}</th>
            <th scope="col">{t('type')}</th>
            <th scope="col" className={styles.number}>
              {t('output')}
            </th>
            <th scope="col" className={styles.number}>
              {t('parameters')}
            </th>
            <th scope="col" className={styles.number}>
              {t('multiplyAdds')}
            </th>
            <th scope="col" className={styles.number}>
              {t('memory')}
            </th>
            <th scope="col" className={styles.number}>
              {t('receptiveField')}
            </th>
          </tr>
        </thead>
        <tbody>
          {analysis.order.map((id) => {
            const layer = analysis.layers.get(id);
            return layer ? <Row key={id} id={id} layer={layer} /> : null;
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {t('total')}
            </th>
            <td className={styles.number}>{exact(totals.parameters)}</td>
            <td className={styles.number}>{humane(totals.multiplyAdds)}</td>
            <td className={styles.number}>{humaneBytes(totals.activationBytes)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
