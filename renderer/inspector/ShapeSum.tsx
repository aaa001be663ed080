import { ArrowRight } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { LayerAnalysis } from '../../shared/analysis/types.ts';
import type { Formula, Shape } from '../../shared/layers/define.ts';
import { shapeText } from '../format/numbers.ts';
import { joinAxes } from './formulas.ts';
import styles from './Inspector.module.css';

function Known({ shape, testId }: { readonly shape: Shape | undefined; readonly testId?: string }) {
  const { t } = useTranslation('inspector');
  return shape ? (
    <span data-testid={testId}>{shapeText(shape)}</span>
  ) : (
    <span className={styles.unknown} data-testid={testId}>
      {t('unknown')}
    </span>
  );
}

function FormulaCard({
  axes,
  formula,
}: {
  readonly axes: readonly Formula['axis'][];
  readonly formula: Formula;
}) {
  const { t } = useTranslation('inspector');
  return (
    <div className={styles.formula} data-testid={`formula-${axes[0]}`} data-selectable="">
      <div className={styles.axis}>
        <span>{axes.map((axis) => t(axis)).join(' · ')}</span>
        <span>{formula.symbolic}</span>
      </div>
      <div className={styles.numbers}>{formula.text}</div>
    </div>
  );
}

/** What goes in, what comes out, and the sum between them with its numbers put in. */
export function ShapeSum({ layer }: { readonly layer: LayerAnalysis }) {
  const { inputShapes, outputShape, formulas } = layer;
  return (
    <div>
      <div className={styles.shapes}>
        {inputShapes.map((shape, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an input is its index.
          <Fragment key={index}>
            {index > 0 ? <span className={styles.unknown}>+</span> : null}
            <Known shape={shape} />
          </Fragment>
        ))}
        {inputShapes.length > 0 ? <ArrowRight aria-hidden /> : null}
        <Known shape={outputShape} testId="output-shape" />
      </div>
      {joinAxes(formulas).map(({ axes, formula }) => (
        <FormulaCard key={axes.join()} axes={axes} formula={formula} />
      ))}
    </div>
  );
}
