import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { seenFromMiddle } from '../../shared/analysis/seen.ts';
import type { LayerAnalysis } from '../../shared/analysis/types.ts';
import { useDocument } from '../document/index.ts';
import { shapeText } from '../format/numbers.ts';
import styles from './Explanation.module.css';
import { FieldPicture } from './FieldPicture.tsx';

/** What the layer sees of the input: drawn to scale, and in words. */
export function FieldPart({ layer }: { readonly layer: LayerAnalysis }) {
  const { t } = useTranslation('explain');
  const input = useDocument(({ network, analysis }) => {
    const node = network.nodes.find(({ type }) => type === 'Input');
    return node && analysis.layers.get(node.id)?.outputShape;
  });
  const { receptiveField, outputShape } = layer;
  const seen = useMemo(
    () =>
      receptiveField && outputShape && input && input.length === 3
        ? seenFromMiddle(receptiveField, input, outputShape)
        : undefined,
    [receptiveField, outputShape, input],
  );
  if (!receptiveField || !input || !seen) return null;
  const { size, jump } = receptiveField;
  const [height = 1, width = 1] = input;
  const all = size[0] >= height && size[1] >= width;
  return (
    <div className={styles.fieldPart}>
      <FieldPicture input={input} seen={seen} />
      <div className={styles.fieldWords}>
        <h3 className={styles.heading}>{t('field')}</h3>
        <p data-testid="field-words">
          {t('sees', { size: shapeText(size), input: shapeText([height, width]) })}
        </p>
        {all ? <p>{t('seesAll')}</p> : <p>{t('apart', { jump: shapeText(jump) })}</p>}
        {seen.clipped ? <p className={styles.note}>{t('clipped')}</p> : null}
      </div>
    </div>
  );
}
