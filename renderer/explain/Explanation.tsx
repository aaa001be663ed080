import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemsAt } from '../../shared/analysis/by-node.ts';
import { type Measure, shareOf } from '../../shared/analysis/shares.ts';
import { totalsWithin } from '../../shared/analysis/totals.ts';
import type { Totals } from '../../shared/analysis/types.ts';
import { partOf } from '../../shared/drawing/groups.ts';
import { findLayer } from '../../shared/layers/index.ts';
import type { NodeId } from '../../shared/network/network.ts';
import { useDocument, useNode } from '../document/index.ts';
import { exact, humane, humaneBytes, shareText } from '../format/numbers.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { ShapeSum } from '../inspector/ShapeSum.tsx';
import { ProblemRow } from '../problems/ProblemRow.tsx';
import { Beside } from './Beside.tsx';
import styles from './Explanation.module.css';
import { FieldPart } from './FieldPart.tsx';
import type { Explained } from './store.ts';

interface ExplanationProps {
  readonly shown: Explained;
  readonly card: DOMRect;
}

function Problems({ id }: { readonly id: NodeId }) {
  const problems = useDocument(({ analysis }) => problemsAt(analysis, id));
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems}>
      {problems.map((problem, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity of their own.
        <ProblemRow key={`${problem.code} ${index}`} problem={problem} inPlace />
      ))}
    </ul>
  );
}

const Figure = ({
  label,
  share,
  children,
}: {
  readonly label: string;
  readonly share: number;
  readonly children: ReactNode;
}) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
    <dd className={styles.figureShare}>{share > 0 ? shareText(share) : ''}</dd>
  </>
);

/** Parameters (as a product, where there is a formula), products, memory; each with its share of the network's. */
function Figures({
  cost: { parameters, multiplyAdds, activationBytes },
  formula,
}: {
  readonly cost: Pick<Totals, Measure>;
  readonly formula: string;
}) {
  const { t } = useTranslation('inspector');
  const totals = useDocument((state) => state.analysis.totals);
  const product = parameters > 0 && formula !== '';
  return (
    <dl className={styles.figures}>
      <Figure label={t('count')} share={shareOf(parameters, totals.parameters)}>
        <span data-testid="explained-parameters">
          {product ? `${formula} ` : ''}
          <span className={styles.product}>
            {product ? '= ' : ''}
            <strong>{exact(parameters)}</strong>
          </span>
        </span>
      </Figure>
      <Figure label={t('multiplyAdds')} share={shareOf(multiplyAdds, totals.multiplyAdds)}>
        {humane(multiplyAdds)}
      </Figure>
      <Figure label={t('memory')} share={shareOf(activationBytes, totals.activationBytes)}>
        {humaneBytes(activationBytes)}
      </Figure>
    </dl>
  );
}

/** How a layer's shape came about, what it costs and what it sees. */
function OfLayer({ shown, card }: ExplanationProps) {
  const language = useLanguage();
  const { id } = shown;
  const node = useNode(id);
  const layer = useDocument((state) => state.analysis.layers.get(id));
  if (!node || !layer) return null;
  const definition = findLayer(node.type);
  return (
    <Beside
      shown={shown}
      card={card}
      name={node.label ?? id}
      type={definition?.help.title[language] ?? node.type}
      category={definition?.category}
    >
      <Problems id={id} />
      <ShapeSum layer={layer} />
      {layer.outputShape ? <Figures cost={layer} formula={layer.parameterFormula} /> : null}
      <FieldPart layer={layer} />
    </Beside>
  );
}

/** What the layers of a collapsed group cost together. */
function OfGroup({ shown, card, id }: ExplanationProps & { readonly id: string }) {
  const { t } = useTranslation('canvas');
  const group = useDocument(({ network }) => network.groups?.find((each) => each.id === id));
  const analysis = useDocument((state) => state.analysis);
  if (!group) return null;
  return (
    <Beside
      shown={shown}
      card={card}
      name={group.name}
      type={t('countLayers', { count: group.nodes.length })}
    >
      <Figures cost={totalsWithin(analysis, group.nodes)} formula="" />
    </Beside>
  );
}

/** What is said of a layer's card, or of a collapsed group's. */
export function Explanation(props: ExplanationProps) {
  const part = partOf(props.shown.id);
  if (!part) return <OfLayer {...props} />;
  return part.kind === 'block' ? <OfGroup {...props} id={part.id} /> : null;
}
