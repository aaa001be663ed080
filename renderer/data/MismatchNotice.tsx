import { TriangleAlert, Wand2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetInfo } from '../../shared/protocol/messages.ts';
import { edit, useDocument } from '../document/index.ts';
import { shapeText } from '../format/numbers.ts';
import { Button } from '../ui/index.ts';
import styles from './MismatchNotice.module.css';
import { findMismatches, type Mismatch } from './mismatch.ts';

function Line({ mismatch }: { readonly mismatch: Mismatch }) {
  const { t } = useTranslation('data');
  const { kind, node, fix } = mismatch;
  const has = shapeText(mismatch.has);
  const wants = shapeText(mismatch.wants);
  const fixLabel = kind === 'input' ? t('fixInput', { wants }) : t('fixOutput', { node, wants });
  return (
    <li className={styles.line}>
      <span>
        {kind === 'input' ? t('inputDiffers', { node, has, wants }) : t('outputDiffers', { has, wants })}
      </span>
      {fix ? (
        <Button
          size="small"
          icon={<Wand2 aria-hidden />}
          onClick={() => edit(fix, fixLabel)}
          data-testid={`fix-${kind}`}
        >
          {fixLabel}
        </Button>
      ) : null}
    </li>
  );
}

/** Says where the network on the canvas does not go with a data set, and mends it at a click. Nothing while they agree. */
export function MismatchNotice({ dataset }: { readonly dataset: DatasetInfo | undefined }) {
  const { t } = useTranslation('data');
  const network = useDocument((state) => state.network);
  const analysis = useDocument((state) => state.analysis);
  const found = useMemo(
    () => (dataset ? findMismatches(network, analysis, dataset) : []),
    [network, analysis, dataset],
  );
  if (found.length === 0) return null;
  return (
    <section className={styles.notice} aria-label={t('mismatch')} data-testid="dataset-mismatch">
      <TriangleAlert className={styles.icon} aria-hidden />
      <ul className={styles.lines}>
        {found.map((mismatch) => (
          <Line key={`${mismatch.kind} ${mismatch.node}`} mismatch={mismatch} />
        ))}
      </ul>
    </section>
  );
}
