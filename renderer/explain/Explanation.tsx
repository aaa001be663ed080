import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { problemsAt } from '../../shared/analysis/by-node.ts';
import { shareOf } from '../../shared/analysis/shares.ts';
import type { LayerAnalysis } from '../../shared/analysis/types.ts';
import { findLayer } from '../../shared/layers/index.ts';
import type { NodeId } from '../../shared/network/network.ts';
import { useDocument, useNode } from '../document/index.ts';
import { exact, humane, humaneBytes, shareText } from '../format/numbers.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { ShapeSum } from '../inspector/ShapeSum.tsx';
import { ProblemRow } from '../problems/ProblemRow.tsx';
import styles from './Explanation.module.css';
import { FieldPart } from './FieldPart.tsx';
import { placeBeside } from './placing.ts';
import { pointAtExplanation, pointAway } from './resting.ts';
import type { Explained } from './store.ts';

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

/** Parameters as a product, products, memory; each with its share of the network's. */
function Figures({ layer }: { readonly layer: LayerAnalysis }) {
  const { t } = useTranslation('inspector');
  const totals = useDocument((state) => state.analysis.totals);
  const { parameters, parameterFormula, multiplyAdds, activationBytes } = layer;
  return (
    <dl className={styles.figures}>
      <Figure label={t('count')} share={shareOf(parameters, totals.parameters)}>
        <span data-testid="explained-parameters">
          {parameters > 0 && parameterFormula !== '' ? `${parameterFormula} ` : ''}
          <span className={styles.product}>
            {parameters > 0 && parameterFormula !== '' ? '= ' : ''}
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

/** How a layer's shape came about, what it costs and what it sees, beside its card and never over it. */
export function Explanation({
  shown: { id, by },
  card,
}: {
  readonly shown: Explained;
  readonly card: DOMRect;
}) {
  const { t } = useTranslation('explain');
  const language = useLanguage();
  const node = useNode(id);
  const layer = useDocument((state) => state.analysis.layers.get(id));
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ x: -10_000, y: 0 });
  // What is said may grow and shrink while it is shown: an edit, a problem, a picture that arrives.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const follow = (): void => {
      const { offsetWidth: width, offsetHeight: height } = element;
      const { innerWidth, innerHeight } = window;
      setPlace(placeBeside(card, { width, height }, { width: innerWidth, height: innerHeight }));
    };
    follow();
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    return () => observer.disconnect();
  }, [card]);
  useLayoutEffect(() => {
    if (by === 'key') box.current?.focus({ preventScroll: true });
  }, [by]);
  if (!node || !layer) return null;
  const definition = findLayer(node.type);
  const name = node.label ?? id;
  return createPortal(
    <section
      ref={box}
      className={styles.explanation}
      style={{ left: place.x, top: place.y, '--cat': `var(--cat-${definition?.category ?? 'shape'})` }}
      aria-label={t('about', { name })}
      tabIndex={-1}
      onMouseEnter={pointAtExplanation}
      onMouseLeave={pointAway}
      data-testid="explanation"
      data-node={id}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{name}</h2>
        <span className={styles.type}>{definition?.help.title[language] ?? node.type}</span>
      </header>
      <Problems id={id} />
      <ShapeSum layer={layer} />
      {layer.outputShape ? <Figures layer={layer} /> : null}
      <FieldPart layer={layer} />
    </section>,
    document.body,
  );
}
