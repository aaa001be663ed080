import { create } from 'zustand';

export type PanelTab = 'training' | 'data' | 'problems' | 'layers' | 'compare';

interface LayoutState {
  readonly palette: boolean;
  readonly inspector: boolean;
  /** The bottom panel; folded, its tabs stay in sight. */
  readonly panel: boolean;
  readonly tab: PanelTab;
}

/** Which parts of the window are in sight. */
export const useLayout = create<LayoutState>(() => ({
  palette: true,
  inspector: true,
  panel: false,
  tab: 'training',
}));

export const setPart = (part: 'palette' | 'inspector' | 'panel', shown: boolean): void => {
  if (useLayout.getState()[part] !== shown) useLayout.setState({ [part]: shown });
};

export const togglePart = (part: 'palette' | 'inspector' | 'panel'): void =>
  setPart(part, !useLayout.getState()[part]);

/** Shows a tab of the bottom panel, opening the panel. */
export const showTab = (tab: PanelTab): void => useLayout.setState({ tab, panel: true });
