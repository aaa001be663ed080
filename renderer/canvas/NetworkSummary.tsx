import { useTranslation } from 'react-i18next';
import { useDocument } from '../document/index.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { summaryOf } from './summary.ts';

/** Names the sentence that describes the canvas. */
export const summaryId = 'canvas-summary';

/** What the canvas shows, in a sentence for who cannot see it. */
export function NetworkSummary() {
  const { t } = useTranslation('canvas');
  useLanguage();
  const network = useDocument((state) => state.network);
  const analysis = useDocument((state) => state.analysis);
  return (
    <p id={summaryId} className="visually-hidden" data-testid="canvas-summary">
      {network.nodes.length === 0 ? t('summaryEmpty', { name: network.name }) : summaryOf(network, analysis)}
    </p>
  );
}
