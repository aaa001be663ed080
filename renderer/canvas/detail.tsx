import { type ReactFlowState, useStore } from '@xyflow/react';
import {
  createContext,
  type ReactNode,
  useContext,
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
} from 'react';

/**
 * How much is drawn of cards and wires: all of it, what can be read from afar, or, where a card is too small for any word, a
 * patch of its category's colour. Only then are thousands of layers in sight at once.
 */
export type Detail = 'near' | 'far' | 'distant';

const detailAt = ({ transform: [, , zoom] }: ReactFlowState): Detail => {
  if (zoom >= 0.5) return 'near';
  return zoom >= 0.22 ? 'far' : 'distant';
};

/**
 * One pixel of the screen in the canvas' units, by steps of √2 and no less than one: what is drawn no thinner than this is seen
 * from any distance, and only a step in the zoom draws it anew.
 */
export const usePixel = (): number =>
  useStore(({ transform: [, , zoom] }) => 2 ** Math.max(0, Math.ceil(-2 * Math.log2(zoom)) / 2));

interface Surroundings {
  readonly detail: Detail;
  /** Where wires put their labels: below the cards. */
  readonly labels: HTMLElement | undefined;
}

const Context = createContext<Surroundings>({ detail: 'near', labels: undefined });

/** React Flow's own place for labels, found once: its `EdgeLabelRenderer` looks for it again for every wire in every frame. */
function useLabels(): HTMLElement | undefined {
  const root = useStore((state) => state.domNode);
  const [labels, setLabels] = useState<HTMLElement>();
  useEffect(() => {
    setLabels(root?.querySelector<HTMLElement>('.react-flow__edgelabel-renderer') ?? undefined);
  }, [root]);
  return labels;
}

const ORDER: readonly Detail[] = ['distant', 'far', 'near'];

/** Tells cards and wires how they are looked at. More of them is drawn in passing, so that zooming goes on meanwhile; less at once. */
export function SurroundingsProvider({ children }: { readonly children: ReactNode }) {
  const now = useStore(detailAt);
  const drawn = useDeferredValue(now);
  const detail = ORDER.indexOf(now) < ORDER.indexOf(drawn) ? now : drawn;
  const labels = useLabels();
  const surroundings = useMemo(() => ({ detail, labels }), [detail, labels]);
  return <Context.Provider value={surroundings}>{children}</Context.Provider>;
}

export const useSurroundings = (): Surroundings => useContext(Context);
