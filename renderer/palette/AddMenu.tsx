import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../shared/analysis/messages.ts';
import { canvasActions, closeAddMenu, focusCard, type Opening, offer, useAddMenu } from '../canvas/index.ts';
import { useDocument } from '../document/index.ts';
import { shapeText } from '../format/numbers.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { classNames, SearchField } from '../ui/index.ts';
import styles from './AddMenu.module.css';
import { type Candidate, candidatesFor } from './candidates.ts';
import { Preview } from './Preview.tsx';
import { usePurposeText } from './usePurposeText.ts';

const size = { width: 320, height: 404 };
const page = 8;

/** Beside the point it was opened at, within the window. */
const placeOf = ({ at }: Opening) => ({
  left: Math.max(8, Math.min(at.x + 12, window.innerWidth - size.width - 8)),
  top: Math.max(8, Math.min(at.y - 20, window.innerHeight - size.height - 8)),
  width: size.width,
  maxHeight: size.height,
});

interface OptionProps {
  readonly id: string;
  readonly candidate: Candidate;
  readonly active: boolean;
  onPoint(): void;
  onChoose(): void;
}

function Option({ id, candidate: { layer, trial }, active, onPoint, onChoose }: OptionProps) {
  const language = useLanguage();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard, and chooses by Enter.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={classNames(styles.option, active && styles.active)}
      style={{ '--cat': `var(--cat-${layer.category})` }}
      data-testid={`add-${layer.type}`}
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      <span className={styles.swatch} aria-hidden />
      <span className={styles.title}>{layer.help.title[language]}</span>
      {trial.shape ? <span className={styles.shape}>{shapeText(trial.shape)}</span> : null}
    </div>
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
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const network = useDocument((state) => state.network);
  const analysis = useDocument((state) => state.analysis);
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const asked = usePurposeText(opening.purpose);
  const { groups, all, misfit } = useMemo(
    () =>
      candidatesFor(query, language, ({ layer, given }) =>
        offer(network, analysis, opening.purpose, layer, given),
      ),
    [query, language, network, analysis, opening],
  );
  const chosen = all[Math.min(index, all.length - 1)];
  const optionId = (candidate: Candidate): string => `${list}-${candidate.layer.type}`;

  // Escape gives the keyboard back to where it was.
  useEffect(() => {
    const before = document.activeElement;
    const field = input.current;
    field?.focus();
    return () => {
      const lost = document.activeElement === document.body || document.activeElement === field;
      if (lost && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);

  const activeId = chosen ? optionId(chosen) : undefined;
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const go = (steps: number): void =>
    setIndex((old) => Math.max(0, Math.min(all.length - 1, Math.min(old, all.length - 1) + steps)));
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    PageDown: () => go(page),
    PageUp: () => go(-page),
    Enter: () => chosen && take(opening, chosen),
    Escape: closeAddMenu,
    Tab: closeAddMenu,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = event.nativeEvent.isComposing ? undefined : keys[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };

  return (
    <div
      className={styles.menu}
      style={placeOf(opening)}
      data-testid="add-menu"
      onPointerDown={(event) => {
        if (event.target !== input.current) event.preventDefault();
      }}
    >
      <SearchField
        ref={input}
        role="combobox"
        aria-expanded={all.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        label={asked}
        value={query}
        data-testid="add-search"
        onChange={(text) => {
          setQuery(text);
          setIndex(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={closeAddMenu}
      />
      <div className={styles.list} id={list} role="listbox" aria-label={asked}>
        {groups.map(({ category, candidates }) => (
          <div key={category} role="group" aria-label={t(category)}>
            <div className={styles.heading} aria-hidden>
              {t(category)}
            </div>
            {candidates.map((candidate) => (
              <Option
                key={candidate.layer.type}
                id={optionId(candidate)}
                candidate={candidate}
                active={candidate === chosen}
                onPoint={() => setIndex(all.indexOf(candidate))}
                onChoose={() => take(opening, candidate)}
              />
            ))}
          </div>
        ))}
      </div>
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
    </div>
  );
}

/** The search palette on the canvas: opened by a wire, a double click or a key, it lists what fits there. */
export function AddMenu() {
  const opening = useAddMenu((state) => state.opening);
  return opening ? <Menu key={opening.count} opening={opening} /> : null;
}
