import { useTranslation } from 'react-i18next';
import type { AnyLayer, Shape, WeightSpec } from '../../shared/layers/define.ts';
import { parseParams } from '../../shared/layers/params.ts';
import type { NodeId } from '../../shared/network/network.ts';
import { useDocument, useNode } from '../document/index.ts';
import { exact, humane, humaneBytes, shapeText } from '../format/numbers.ts';
import { Section, Tooltip } from '../ui/index.ts';
import styles from './Inspector.module.css';

const isKnown = (shape: Shape | undefined): shape is Shape => shape !== undefined;

/** The layer's weights, where its parameters and inputs are known. */
function useWeights(id: NodeId, layer: AnyLayer): readonly WeightSpec[] {
  const params = useNode(id)?.params;
  const analysis = useDocument((state) => state.analysis.layers.get(id));
  const parsed = parseParams(layer, params ?? {});
  if (!parsed.ok || !analysis?.outputShape) return [];
  const inputs = analysis.inputShapes.filter(isKnown);
  return inputs.length === analysis.inputShapes.length ? layer.weights(inputs, parsed.params) : [];
}

function Weights({ weights }: { readonly weights: readonly WeightSpec[] }) {
  const { t } = useTranslation('inspector');
  if (weights.length === 0) return null;
  return (
    <ul className={styles.weights} aria-label={t('weights')}>
      {weights.map((weight) => (
        <li key={weight.name} className={styles.weight} data-testid={`weight-${weight.name}`}>
          <span>
            {weight.name}
            {weight.trainable ? null : <span className={styles.muted}> · {t('fixed')}</span>}
          </span>
          <span className={styles.muted}>{shapeText(weight.shape)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What the layer costs: weights as a product, products, memory, and how far it sees. */
export function CostSection({ id, layer }: { readonly id: NodeId; readonly layer: AnyLayer }) {
  const { t } = useTranslation('inspector');
  const analysis = useDocument((state) => state.analysis.layers.get(id));
  const weights = useWeights(id, layer);
  if (!analysis) return null;
  const { parameters, trainableParameters, parameterFormula, multiplyAdds, activationBytes, receptiveField } =
    analysis;
  return (
    <Section title={t('cost')}>
      <dl className={styles.figures} data-selectable="">
        <dt>{t('count')}</dt>
        <dd className={styles.strong} data-testid="parameter-count">
          {exact(parameters)}
        </dd>
        {parameters > 0 && parameterFormula !== '' ? (
          <dd className={styles.whole} data-testid="parameter-formula">
            {parameterFormula}
          </dd>
        ) : null}
        {trainableParameters === parameters ? null : (
          <>
            <dt>{t('trainable')}</dt>
            <dd>{exact(trainableParameters)}</dd>
          </>
        )}
        <dt>{t('multiplyAdds')}</dt>
        <dd title={exact(multiplyAdds)}>{humane(multiplyAdds)}</dd>
        <dt>{t('memory')}</dt>
        <dd title={exact(activationBytes)}>{humaneBytes(activationBytes)}</dd>
        {receptiveField ? (
          <>
            <dt>
              <Tooltip content={t('receptiveFieldHelp')} side="left">
                <span>{t('receptiveField')}</span>
              </Tooltip>
            </dt>
            <dd data-testid="receptive-field">
              {t('receptiveFieldValue', {
                size: shapeText(receptiveField.size),
                jump: shapeText(receptiveField.jump),
              })}
            </dd>
          </>
        ) : null}
      </dl>
      <Weights weights={weights} />
    </Section>
  );
}
