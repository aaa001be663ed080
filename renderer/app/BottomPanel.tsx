import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ComparePanel } from '../compare/ComparePanel.tsx';
import { useComparison } from '../compare/store.ts';
import { DataPanel } from '../data/index.ts';
import { LayersTable } from '../layers-table/LayersTable.tsx';
import { ProblemBadge } from '../problems/ProblemBadge.tsx';
import { ProblemList } from '../problems/ProblemList.tsx';
import { TrainingPanel } from '../training/index.ts';
import { IconButton, Tabs } from '../ui/index.ts';
import { type PanelTab, showTab, togglePart, useLayout } from './layout.ts';
import { Room } from './Room.tsx';

function Content({ tab }: { readonly tab: PanelTab }) {
  switch (tab) {
    case 'training':
      return <TrainingPanel />;
    case 'data':
      return <DataPanel />;
    case 'problems':
      return <ProblemList />;
    case 'layers':
      return <LayersTable />;
    case 'compare':
      return <ComparePanel />;
  }
}

/** The panel under the canvas; folded, it shows its tabs only. */
export function BottomPanel() {
  const { t } = useTranslation('app');
  const tab = useLayout((state) => state.tab);
  const shown = useLayout((state) => state.panel);
  const comparing = useComparison((state) => state.comparison !== undefined);
  return (
    <Tabs
      label={t('tabs')}
      active={tab}
      onChange={showTab}
      tabs={[
        { id: 'training', label: t('tabTraining') },
        { id: 'data', label: t('tabData') },
        { id: 'problems', label: t('tabProblems'), badge: <ProblemBadge /> },
        { id: 'layers', label: t('tabLayers') },
        ...(comparing ? [{ id: 'compare', label: t('tabCompare') } as const] : []),
      ]}
      accessory={
        <IconButton
          size="small"
          label={shown ? t('panelHide') : t('panelShow')}
          onClick={() => togglePart('panel')}
          aria-expanded={shown}
        >
          {shown ? <ChevronDown /> : <ChevronUp />}
        </IconButton>
      }
    >
      {shown ? (
        <Room key={tab}>
          <Content tab={tab} />
        </Room>
      ) : null}
    </Tabs>
  );
}
