import { FolderOpen, History, LayoutTemplate, Workflow } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { analyse } from '../../shared/analysis/index.ts';
import { withPositions } from '../../shared/drawing/layout.ts';
import type { Network } from '../../shared/network/network.ts';
import { templates } from '../../shared/templates/index.ts';
import { fuzzy } from '../command-palette/fuzzy.ts';
import { isDirty, openDocuments, useDocument } from '../document/index.ts';
import { choose, isConnected, pickFile } from '../files/choose.ts';
import { fileName } from '../files/paths.ts';
import { readText } from '../files/show-text.ts';
import { callStudio, errorText } from '../studio/index.ts';
import { Dialog, TextInput, toast } from '../ui/index.ts';
import styles from './CompareDialog.module.css';
import type { Source } from './sources.ts';
import { chooseComparison, compareWith, useComparison } from './store.ts';

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly icon: ReactNode;
  run(): void;
}

type Copy = Extract<Source, { kind: 'copy' }>;
const copy = (of: Copy['of'], network: Network, path?: string): Source => ({
  kind: 'copy',
  of,
  network,
  analysis: analyse(network),
  path,
});

/** Reads the file that is chosen, or takes the tab that has it. */
async function compareWithFile(failed: string): Promise<void> {
  chooseComparison(false);
  try {
    const chosen = isConnected() ? await choose('open', '') : await pickFile();
    if (!chosen) return;
    const file =
      chosen.kind === 'path'
        ? await callStudio('files.read', { path: chosen.path })
        : { text: chosen.text, path: undefined };
    const there = openDocuments().find(({ path }) => path !== undefined && path === file.path);
    const network = there ? undefined : readText(file.text, fileName(file.path ?? ''));
    if (there) compareWith({ kind: 'document', id: there.id });
    else if (network) compareWith(copy('file', network, file.path));
  } catch (error) {
    toast({ tone: 'error', title: failed, body: errorText(error) });
  }
}

function useChoices(): readonly Choice[] {
  const { t } = useTranslation('compare');
  const shown = useDocument.getState();
  const choices: Choice[] = [];
  if (shown.path !== undefined && isDirty(shown) && shown.saved.nodes.length > 0)
    choices.push({
      id: 'saved',
      label: t('lastSaved'),
      detail: fileName(shown.path),
      icon: <History />,
      run: () => compareWith(copy('saved', shown.saved)),
    });
  for (const { id, network, path } of openDocuments()) {
    if (id === shown.id) continue;
    choices.push({
      id: `document-${network.name}`,
      label: network.name,
      detail: path === undefined ? t('openTab') : fileName(path),
      icon: <Workflow />,
      run: () => compareWith({ kind: 'document', id }),
    });
  }
  choices.push({
    id: 'file',
    label: t('aFile'),
    icon: <FolderOpen />,
    run: () => void compareWithFile(t('failedOpen', { ns: 'files' })),
  });
  for (const { id, name, draw } of templates)
    choices.push({
      id: `template-${id}`,
      label: name,
      detail: t('template'),
      icon: <LayoutTemplate />,
      run: () => compareWith(copy('template', withPositions(draw()))),
    });
  return choices;
}

/** What a query finds, the best first: Enter takes that. */
const found = (choices: readonly Choice[], query: string): readonly Choice[] =>
  query.trim() === ''
    ? choices
    : choices
        .map((choice) => ({ choice, score: fuzzy(query, choice.label)?.score }))
        .filter(({ score }) => score !== undefined)
        .sort((a, b) => b.score! - a.score!)
        .map(({ choice }) => choice);

function Choices() {
  const { t } = useTranslation('compare');
  const [query, setQuery] = useState('');
  const choices = found(useChoices(), query);
  /** Arrows go through the list, the field being its top. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, [data-choice]')];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    stops[(at + step + stops.length) % stops.length]?.focus();
  };
  return (
    <div className={styles.choices} role="search" onKeyDown={onKeyDown}>
      <TextInput
        value={query}
        onChange={setQuery}
        autoFocus
        placeholder={t('search')}
        aria-label={t('search')}
        onKeyDown={(event) => {
          if (event.key === 'Enter') choices[0]?.run();
        }}
        data-testid="compare-search"
      />
      <ul className={styles.list}>
        {choices.map(({ id, label, detail, icon, run }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.choice}
              onClick={run}
              data-choice=""
              data-testid={`compare-with-${id}`}
            >
              {icon}
              <span className={styles.label}>{label}</span>
              {detail === undefined ? null : <span className={styles.detail}>{detail}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Asks with what the network on the canvas is to be compared; mounted once. */
export function CompareDialog() {
  const { t } = useTranslation('compare');
  const choosing = useComparison((state) => state.choosing);
  const name = useDocument((state) => state.network.name);
  return (
    <Dialog
      open={choosing}
      onClose={() => chooseComparison(false)}
      title={t('title', { name })}
      testId="compare-dialog"
    >
      <Choices />
    </Dialog>
  );
}
