import { Copy, Replace, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { problemsAt } from '../../shared/analysis/by-node.ts';
import type { AnyLayer, ParamSpec } from '../../shared/layers/define.ts';
import { findLayer } from '../../shared/layers/index.ts';
import type { NodeId } from '../../shared/network/network.ts';
import { canvasActions, duplicateSelection, openReplaceMenu } from '../canvas/index.ts';
import { useDocument, useNode } from '../document/index.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { ProblemRow } from '../problems/ProblemRow.tsx';
import { keyOf } from '../shortcuts/commands.ts';
import { IconButton, Section } from '../ui/index.ts';
import { CostSection } from './CostSection.tsx';
import { InputsSection } from './InputsSection.tsx';
import styles from './Inspector.module.css';
import { LearningSection } from './LearningSection.tsx';
import { NamingFields } from './NamingFields.tsx';
import { ParamSections } from './ParamSections.tsx';
import { ShapeSection } from './ShapeSection.tsx';
import { counts, type Target } from './shared-params.ts';

function Problems({ id }: { readonly id: NodeId }) {
  const problems = useDocument(({ analysis }) => problemsAt(analysis, id));
  if (problems.length === 0) return null;
  return (
    <ul className={styles.block}>
      {problems.map((problem, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity of their own.
        <ProblemRow key={`${problem.code} ${index}`} problem={problem} inPlace />
      ))}
    </ul>
  );
}

function Parameters({ id, layer }: { readonly id: NodeId; readonly layer: AnyLayer }) {
  const node = useNode(id);
  if (!node) return null;
  const target: Target = { node, layer };
  const all: readonly (readonly [string, ParamSpec])[] = Object.entries(layer.params);
  return <ParamSections targets={[target]} params={all.filter(([, spec]) => counts(target, spec))} />;
}

function About({ layer }: { readonly layer: AnyLayer }) {
  const { t } = useTranslation('inspector');
  const language = useLanguage();
  const { summary, use, formula } = layer.help;
  return (
    <Section title={t('about')}>
      <div className={styles.about} data-selectable="">
        <p>{summary[language]}</p>
        <p className={styles.muted}>{use[language]}</p>
        {formula === undefined ? null : <code>{formula}</code>}
      </div>
    </Section>
  );
}

/** Everything of one layer: made from its schema and its analysis, for whatever layer there is. */
export function LayerInspector({ id }: { readonly id: NodeId }) {
  const { t } = useTranslation('inspector');
  const language = useLanguage();
  const node = useNode(id);
  if (!node) return null;
  const layer = findLayer(node.type);
  return (
    <>
      <header className={styles.head} style={{ '--cat': `var(--cat-${layer?.category ?? 'shape'})` }}>
        <span className={styles.swatch} aria-hidden />
        <div className={styles.titles}>
          <h2 className={styles.title}>{node.label ?? id}</h2>
          <p className={styles.subtitle}>{layer?.help.title[language] ?? node.type}</p>
        </div>
        <IconButton
          size="small"
          label={t('replaceSelected')}
          hint={keyOf('edit.replace')}
          onClick={openReplaceMenu}
          data-testid="replace"
        >
          <Replace />
        </IconButton>
        <IconButton
          size="small"
          label={t('duplicateSelected')}
          hint={keyOf('edit.duplicate')}
          onClick={duplicateSelection}
        >
          <Copy />
        </IconButton>
        <IconButton
          size="small"
          label={t('deleteSelected')}
          hint={keyOf('edit.delete')}
          onClick={() => canvasActions.deleteSelection()}
        >
          <Trash2 />
        </IconButton>
      </header>
      <Problems id={id} />
      {layer ? (
        <Parameters id={id} layer={layer} />
      ) : (
        <p className={styles.block}>{t('unknownType', { type: node.type })}</p>
      )}
      <InputsSection key={id} id={id} />
      <ShapeSection id={id} />
      {layer ? <CostSection id={id} layer={layer} /> : null}
      <LearningSection id={id} />
      <Section title={t('name')}>
        <NamingFields key={id} id={id} />
      </Section>
      {layer ? <About layer={layer} /> : null}
    </>
  );
}
