import { CircleAlert, Copy, Download, Workflow } from 'lucide-react';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocument } from '../document/index.ts';
import { type ExportedFile, exportFile, writeFailure } from '../files/write.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { Button, Dialog, Notice, toast } from '../ui/index.ts';
import { type Choices, keepChoices, lastChoices } from './choices.ts';
import { canCopy, copyFile } from './copy.ts';
import styles from './ExportDialog.module.css';
import { Options } from './Options.tsx';
import { fileOf, nameOf, type Outcome, outcomeOf, typeOf } from './outcome.ts';
import { PixelCount } from './PixelCount.tsx';
import { Preview } from './Preview.tsx';
import { closeExport, useExport } from './store.ts';

interface Drawing {
  /** What is shown; undefined until it is drawn. */
  readonly outcome: Outcome | undefined;
  /** The same of the choices as they are now, in case what is shown is a moment behind them. */
  draw(): Outcome;
}

/** What the choices make of the network on the canvas; drawn after they are shown, since a large one takes a moment. */
function useDrawing(choices: Choices): Drawing {
  const network = useDocument((state) => state.network);
  const analysis = useDocument((state) => state.analysis);
  const windowLanguage = useLanguage();
  const draw = useCallback(
    (chosen: Choices) => outcomeOf(chosen, chosen.language ?? windowLanguage, network, analysis),
    [windowLanguage, network, analysis],
  );
  const shown = useDeferredValue<Choices | undefined>(choices, undefined);
  const outcome = useMemo(() => shown && draw(shown), [shown, draw]);
  return { outcome, draw: () => (outcome && shown === choices ? outcome : draw(choices)) };
}

type Told = { readonly tone: 'done' | 'failed'; readonly text: string };

/** Does one thing at a time and tells what came of it. */
function useTelling() {
  const { t } = useTranslation('exporting');
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);
  const attempt = (failure: 'failedSave' | 'failedCopy', act: () => Promise<string | undefined>): void => {
    if (busy) return;
    setBusy(true);
    setTold(undefined);
    act()
      .then(
        (text) => text && setTold({ tone: 'done', text }),
        (error) => setTold({ tone: 'failed', text: `${t(failure)} ${writeFailure(error)}` }),
      )
      .finally(() => setBusy(false));
  };
  return { told, busy, attempt, forget: () => setTold(undefined) };
}

function Exporting() {
  const { t } = useTranslation('exporting');
  const network = useDocument((state) => state.network);
  const [choices, setChoices] = useState(lastChoices);
  const { outcome, draw } = useDrawing(choices);
  const { told, busy, attempt, forget } = useTelling();
  const change = (changed: Partial<Choices>): void => {
    const next = { ...choices, ...changed };
    setChoices(next);
    keepChoices(next);
    forget();
  };
  const file = (): Promise<ExportedFile> => fileOf(draw(), choices, network);
  const save = async (): Promise<string | undefined> => {
    const done = await exportFile(await file());
    if (done === undefined) return undefined;
    closeExport();
    toast({ tone: 'success', title: done });
    return done;
  };
  const copy = async (): Promise<string> => {
    await copyFile(await file());
    return t('copied');
  };
  return (
    <>
      <div className={styles.content}>
        <Options
          choices={choices}
          onChange={change}
          pixels={
            outcome?.kind === 'picture' ? (
              <PixelCount extent={outcome.picture.frame} scale={choices.scale} />
            ) : null
          }
        />
        <Preview outcome={outcome} name={nameOf(choices, network)} transparent={choices.transparent} />
      </div>
      <footer className={styles.foot}>
        <p
          className={told?.tone === 'failed' ? styles.failed : styles.done}
          role={told?.tone === 'failed' ? 'alert' : 'status'}
          data-testid="export-told"
        >
          {told?.tone === 'failed' ? <CircleAlert aria-hidden /> : null}
          {told?.text}
        </p>
        {canCopy(typeOf(choices)) ? (
          <Button
            icon={<Copy />}
            onClick={() => attempt('failedCopy', copy)}
            aria-busy={busy}
            data-testid="export-copy"
          >
            {t('copy')}
          </Button>
        ) : null}
        <Button
          tone="primary"
          icon={<Download />}
          onClick={() => attempt('failedSave', save)}
          aria-busy={busy}
          autoFocus
          data-testid="export-save"
        >
          {t('save')}
        </Button>
      </footer>
    </>
  );
}

/** Pictures, tables and the architecture of the network on the canvas, seen before they are written; mounted once. */
export function ExportDialog() {
  const { t } = useTranslation('exporting');
  const open = useExport((state) => state.open);
  const name = useDocument((state) => state.network.name);
  const empty = useDocument((state) => state.network.nodes.length === 0);
  return (
    <Dialog
      open={open}
      onClose={closeExport}
      size={empty ? 'normal' : 'huge'}
      title={t('title', { name })}
      testId="export-dialog"
    >
      {empty ? (
        <Notice icon={<Workflow />} title={t('emptyTitle')}>
          {t('emptyBody')}
        </Notice>
      ) : (
        <Exporting />
      )}
    </Dialog>
  );
}
