import { useTranslation } from 'react-i18next';
import { shareOf } from '../../shared/analysis/shares.ts';
import { totalsWithin } from '../../shared/analysis/totals.ts';
import type { NodeId } from '../../shared/network/network.ts';
import { useDocument } from '../document/index.ts';
import { exact, humane, humaneBytes, shareText } from '../format/numbers.ts';
import { Section } from '../ui/index.ts';
import styles from './Inspector.module.css';

const share = (part: number, whole: number): string =>
  whole === 0 ? '' : ` · ${shareText(shareOf(part, whole))}`;

/** What the selected layers cost together, and their share of the network. */
export function SelectionTotals({ ids }: { readonly ids: ReadonlySet<NodeId> }) {
  const { t } = useTranslation('inspector');
  const analysis = useDocument((state) => state.analysis);
  if (ids.size === 0) return null;
  const { parameters, trainableParameters, multiplyAdds, activationBytes } = totalsWithin(analysis, ids);
  const { totals } = analysis;
  return (
    <Section title={t('totals')}>
      <dl className={styles.figures} data-selectable="">
        <dt>{t('count')}</dt>
        <dd className={styles.strong} data-testid="selection-parameters">
          {exact(parameters)}
          <span className={styles.muted}>{share(parameters, totals.parameters)}</span>
        </dd>
        <dt>{t('trainable')}</dt>
        <dd>{exact(trainableParameters)}</dd>
        <dt>{t('multiplyAdds')}</dt>
        <dd title={exact(multiplyAdds)}>
          {humane(multiplyAdds)}
          <span className={styles.muted}>{share(multiplyAdds, totals.multiplyAdds)}</span>
        </dd>
        <dt>{t('memory')}</dt>
        <dd title={exact(activationBytes)}>
          {humaneBytes(activationBytes)}
          <span className={styles.muted}>{share(activationBytes, totals.activationBytes)}</span>
        </dd>
      </dl>
    </Section>
  );
}
