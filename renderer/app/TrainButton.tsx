import { Activity, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showDocument } from '../document/index.ts';
import { keyOf, runCommand } from '../shortcuts/commands.ts';
import { useBlocked } from '../training/Controls.tsx';
import { documentOfRun } from '../training/documents.ts';
import { useActiveRun, useTraining } from '../training/store.ts';
import { Button, Tooltip } from '../ui/index.ts';
import { showTab } from './layout.ts';

/** Trains what is on the canvas; while something trains, leads there. */
export function TrainButton() {
  const { t } = useTranslation('app');
  const active = useActiveRun();
  const pending = useTraining((state) => state.pending);
  const blocked = useBlocked();
  if (active)
    return (
      <Button
        icon={<Activity aria-hidden />}
        onClick={() => {
          const document = documentOfRun(active.id);
          if (document !== undefined) showDocument(document);
          showTab('training');
          void useTraining.getState().show(active.id);
        }}
        data-testid="watch"
      >
        {t('watch')}
      </Button>
    );
  return (
    <Tooltip content={blocked ?? t('trainHint')} hint={keyOf('train.start')}>
      <Button
        tone="primary"
        icon={<Play aria-hidden />}
        disabled={pending}
        onClick={() => runCommand('train.start')}
        data-testid="train-now"
      >
        {t('train')}
      </Button>
    </Tooltip>
  );
}
