import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../shared/analysis/messages.ts';
import { canvasActions, closeAddMenu, focusCard, type Opening, offer, useAddMenu } from '../canvas/index.ts';
import { useDocument } from '../document/index.ts';
import { shapeText } from '../format/numbers.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { PointPanel, SearchList } from '../ui/index.ts';
import styles from './AddMenu.module.css';
import { type Candidate, candidatesFor } from './candidates.ts';
import { Preview } from './Preview.tsx';
import { usePurposeText } from './usePurposeText.ts';

const size = { width: 320, height: 404 };

function Item({ candidate: { layer, trial } }: { readonly candidate: Candidate }) {
  const language = useLanguage();
  return (
    <>
      <span className={styles.swatch} style={{ '--cat': `var(--cat-${layer.category})` }} aria-hidden />
      <span className={styles.title}>{layer.help.title[language]}</span>
      {trial.shape ? <span className={styles.shape}>{shapeText(trial.shape)}</span> : null}
    </>
  );
}

/** Adds or replaces, and gives the card the keyboard. */
function take({ purpose }: Opening, { layer, params, given }: Candidate): void {
  closeAddMenu();
  if (purpose.kind === 'add') canvasActions.addLayer(layer, purpose.addition, params);
  else canvasActions.replaceLayers(purpose.nodes, layer, given);
  const [id] = useDocument.getState().selection.nodes;
  if (id !== undefined) focusCard(id);
}

function Menu({ opening }: { readonly opening: Opening }) {
  const { t } = useTranslation('palette');
  const language = useLanguage();
  const network = useDocument((state) => state.network);
  const analysis = useDocument((state) => state.analysis);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState<string>();
  const asked = usePurposeText(opening.purpose);
  const { groups, all, misfit } = useMemo(
    () =>
      candidatesFor(query, language, ({ layer, given }) =>
        offer(network, analysis, opening.purpose, layer, given),
      ),
    [query, language, network, analysis, opening],
  );
  const candidateOf = (type: string | undefined): Candidate | undefined =>
    all.find(({ layer }) => layer.type === type);
  const chosen = candidateOf(active) ?? all[0];

  return (
    <PointPanel at={opening.at} {...size} testId="add-menu">
      <SearchList
        label={asked}
        query={query}
        groups={groups.map(({ category, candidates }) => ({
          heading: t(category),
          items: candidates.map((candidate) => ({
            id: candidate.layer.type,
            content: <Item candidate={candidate} />,
          })),
        }))}
        testId="add"
        onQuery={setQuery}
        onChoose={(type) => {
          const candidate = candidateOf(type);
          if (candidate) take(opening, candidate);
        }}
        onActive={setActive}
        onEscape={closeAddMenu}
        onTab={closeAddMenu}
        onBlur={closeAddMenu}
      />
      <footer className={styles.foot}>
        {chosen ? (
          <Preview
            layer={chosen.layer}
            params={chosen.params}
            issues={chosen.issues}
            shape={chosen.trial.shape}
            problem={chosen.trial.problem}
          />
        ) : (
          <p aria-live="polite" data-testid="add-none">
            {misfit?.trial.problem
              ? t('misfit', {
                  name: misfit.layer.help.title[language],
                  reason: describeProblem(misfit.trial.problem, language),
                })
              : query.trim() === ''
                ? t('nothingFits')
                : t('noneFits', { query: query.trim() })}
          </p>
        )}
        {query === '' ? (
          <p className={styles.hint}>{t('typedHint', { example: t('typedExample') })}</p>
        ) : null}
      </footer>
    </PointPanel>
  );
}

/** The search palette on the canvas: opened by a wire, a double click or a key, it lists what fits there. */
export function AddMenu() {
  const opening = useAddMenu((state) => state.opening);
  return opening ? <Menu key={opening.count} opening={opening} /> : null;
}
