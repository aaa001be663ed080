import { History, PlugZap, ShieldAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetRecovery, useDocument } from '../document/index.ts';
import { useDraftFailure } from '../drafts/index.ts';
import { saveAs } from '../files/save.ts';
import { discardRecovered } from '../files/start.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { retryStudio, useStudio } from '../studio/index.ts';
import { Button, classNames } from '../ui/index.ts';
import styles from './Banner.module.css';

interface MessageProps {
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly actions: ReactNode;
  readonly testId: string;
  /** Nothing is wrong. */
  readonly calm?: true;
}

const Message = ({ icon, children, actions, testId, calm }: MessageProps) => (
  <div className={classNames(styles.banner, calm && styles.calm)} data-testid={testId}>
    {icon}
    <span className={styles.words}>{children}</span>
    {actions}
  </div>
);

/** Of the network that is shown: edits that a crash left are there again. */
function Recovered() {
  const { t } = useTranslation('tabs');
  const language = useLanguage();
  const id = useDocument((state) => state.id);
  const recovered = useDocument((state) => state.recovered);
  if (recovered === undefined) return null;
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    recovered,
  );
  return (
    <Message
      icon={<History aria-hidden />}
      testId="recovered"
      calm
      actions={
        <>
          <Button size="small" onClick={() => void discardRecovered()} data-testid="recovered-discard">
            {t('recoveredDiscard')}
          </Button>
          <Button size="small" onClick={() => forgetRecovery(id)} data-testid="recovered-keep">
            {t('recoveredKeep')}
          </Button>
        </>
      }
    >
      {t('recoveredAt', { time })}
    </Message>
  );
}

function Unkept() {
  const { t } = useTranslation('tabs');
  const reason = useDraftFailure((state) => state.reason);
  if (reason === undefined) return null;
  return (
    <Message
      icon={<ShieldAlert aria-hidden />}
      testId="autosave-fails"
      actions={
        <Button size="small" onClick={() => void saveAs()}>
          {t('autosaveSave')}
        </Button>
      }
    >
      {t('autosaveFails', { reason })}
    </Message>
  );
}

function Disconnected() {
  const { t } = useTranslation('studio');
  const status = useStudio((state) => state.status);
  if (status !== 'disconnected') return null;
  return (
    <Message
      icon={<PlugZap aria-hidden />}
      testId="disconnected"
      actions={
        <Button size="small" onClick={retryStudio}>
          {t('retry')}
        </Button>
      }
    >
      {t('disconnected')}
    </Message>
  );
}

/** What is to be known of the window as a whole, for as long as it holds. */
export const Banner = () => (
  <div role="status">
    <Disconnected />
    <Unkept />
    <Recovered />
  </div>
);
