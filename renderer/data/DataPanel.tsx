import { CircleCheck, Database, Loader, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetInfo } from '../../shared/protocol/messages.ts';
import { exact, shapeText } from '../format/numbers.ts';
import { useStudio } from '../studio/index.ts';
import { Button, Notice } from '../ui/index.ts';
import styles from './DataPanel.module.css';
import { DatasetList } from './DatasetList.tsx';
import { MismatchNotice } from './MismatchNotice.tsx';
import { Samples } from './Samples.tsx';
import { shortName } from './short-name.ts';
import { inspectDataset, useDatasetInfo, useDatasets } from './store.ts';
import { titleOf } from './titles.ts';
import { chooseForNetwork, useNetworkDataset } from './useNetworkDataset.ts';

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className={styles.fact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function Head({
  name,
  info,
  used,
}: {
  readonly name: string;
  readonly info: DatasetInfo;
  readonly used: boolean;
}) {
  const { t } = useTranslation('data');
  const title = titleOf(info);
  return (
    <header className={styles.head}>
      <h3 className={styles.title} title={name}>
        {title}
      </h3>
      <dl className={styles.facts}>
        <Fact name={t('size')}>{shapeText(info.shape)}</Fact>
        <Fact name={t('classes')}>{exact(info.classes.length)}</Fact>
        <Fact name={t('count')}>{exact(info.count)}</Fact>
      </dl>
      {used ? (
        <span className={styles.isUsed}>
          <CircleCheck aria-hidden />
          {t('used')}
        </span>
      ) : (
        <Button tone="primary" onClick={() => chooseForNetwork(name, title)} data-testid="dataset-use">
          {t('use')}
        </Button>
      )}
    </header>
  );
}

function Content({ name }: { readonly name: string }) {
  const { t } = useTranslation('data');
  const inspection = useDatasets((state) => state.inspections.get(name));
  if (inspection?.state === 'ready') return <Samples info={inspection.info} samples={inspection.samples} />;
  if (inspection?.state === 'failed') {
    return (
      <Notice
        icon={<TriangleAlert />}
        title={t('failed')}
        actions={<Button onClick={() => void inspectDataset(name, true)}>{t('retry')}</Button>}
      >
        <span data-selectable="" data-testid="dataset-error">
          {inspection.message}
        </span>
      </Notice>
    );
  }
  return <Notice icon={<Loader />}>{t('loading')}</Notice>;
}

/** The data sets there are, what is in them, and which one the network trains with. */
export function DataPanel() {
  const { t } = useTranslation('data');
  const connected = useStudio((state) => state.status === 'connected');
  const used = useNetworkDataset();
  const chosen = useDatasets((state) => state.shown);
  const shown = chosen ?? used;
  const info = useDatasetInfo(shown);
  useEffect(() => {
    if (connected) void inspectDataset(shown);
  }, [connected, shown]);
  const known = useDatasets((state) => state.inspections.has(shown));
  const title = info ? titleOf(info) : shortName(shown);
  if (!connected && !known) return <Notice icon={<Database />}>{t('offline')}</Notice>;
  return (
    <div className={styles.panel}>
      <DatasetList shown={shown} used={used} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className={styles.about} aria-label={t('about', { name: title })} tabIndex={0}>
        {info ? <Head name={shown} info={info} used={shown === used} /> : null}
        <MismatchNotice dataset={info} />
        <Content name={shown} />
      </section>
    </div>
  );
}
