import {
  type AriaLabelConfig,
  Background,
  BackgroundVariant,
  type Connection,
  type IsValidConnection,
  MiniMap,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { findLayer } from '../../shared/layers/index.ts';
import { nodeOf, useDocument } from '../document/index.ts';
import { Explaining, pointAway, stopExplaining } from '../explain/index.ts';
import { PreviewBar, usePreviews } from '../previews/index.ts';
import { classNames } from '../ui/index.ts';
import { useAnnouncement } from './announcer.ts';
import styles from './Canvas.module.css';
import { CommentNode } from './CommentNode.tsx';
import { ConnectionHint } from './ConnectionHint.tsx';
import { Controls } from './Controls.tsx';
import {
  addThere,
  focusByLabel,
  insertOn,
  pickBelowPort,
  pointOn,
  pressOn,
  selectAlone,
  writeOnEnter,
} from './canvas-gestures.ts';
import { listenToClipboard } from './clipboard.ts';
import { listenToMenuRequests } from './context-menu.ts';
import { DropHint } from './DropHint.tsx';
import { SurroundingsProvider, usePixel, useSurroundings } from './detail.tsx';
import { useDropTarget } from './drop-target.ts';
import { EmptyState } from './EmptyState.tsx';
import { FarNames } from './FarNames.tsx';
import { GroupBlock } from './GroupBlock.tsx';
import { GroupFrame } from './GroupFrame.tsx';
import { GuideHint, Guides } from './Guides.tsx';
import { LayerNode } from './LayerNode.tsx';
import { NetworkSummary, summaryId } from './NetworkSummary.tsx';
import { PendingWire } from './PendingWire.tsx';
import { followPointer } from './pointer.ts';
import { ShapeEdge } from './ShapeEdge.tsx';
import { snapGrid } from './stretching.ts';
import { followTab, takeUpOnDelete } from './tabbing.ts';
import { useConnecting } from './useConnecting.ts';
import type { Grip } from './useDragging.ts';
import { useFlowGraph } from './useFlowGraph.ts';
import { fitView, followStretch, isFitted, loseFit, minZoom, restoreView, setFlow } from './viewport.ts';

const nodeTypes = { layer: LayerNode, block: GroupBlock, frame: GroupFrame, comment: CommentNode };
const edgeTypes = { shape: ShapeEdge };

function Frame({ children }: { readonly children: ReactNode }) {
  const { detail } = useSurroundings();
  const pixel = usePixel();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard opens the same palette by its shortcut.
    // biome-ignore lint/a11y/useKeyWithClickEvents: edges are reached by Tab and by their shortcuts.
    <div
      className={classNames(styles.frame, detail !== 'near' && 'far')}
      style={{ '--px': `${pixel}px` }}
      data-canvas=""
      data-testid="canvas"
      tabIndex={-1}
      onClick={focusByLabel}
      onClickCapture={pickBelowPort}
      onDoubleClick={addThere}
      onKeyDownCapture={takeUpOnDelete}
      onPointerDownCapture={pressOn}
    >
      {children}
    </div>
  );
}

/** Colour of a card in the overview. */
function categoryColour({ id, type }: { readonly id: string; readonly type?: string | undefined }): string {
  if (type === 'block') return 'var(--text-faint)';
  if (type === 'frame') return 'var(--frame-fill)';
  if (type === 'comment') return 'var(--comment-border)';
  const node = nodeOf(useDocument.getState().network, id);
  const category = (node && findLayer(node.type)?.category) ?? 'shape';
  return `var(--cat-${category})`;
}

function LiveRegion() {
  const { text, count } = useAnnouncement();
  return (
    <div className="visually-hidden" aria-live="polite" data-testid="announcement">
      <span key={count}>{text}</span>
    </div>
  );
}

function useAriaLabels(): Partial<AriaLabelConfig> {
  const { t } = useTranslation('canvas');
  return useMemo(
    () => ({
      'node.a11yDescription.default': t('help'),
      'node.a11yDescription.keyboardDisabled': t('help'),
      'node.a11yDescription.ariaLiveMessage': () => '',
      'edge.a11yDescription.default': t('edgeHelp'),
      'minimap.ariaLabel': t('minimap'),
      'handle.ariaLabel': t('connectHint'),
    }),
    [t],
  );
}

/** Whoever looks at the whole network goes on doing so when the canvas changes its size. */
function useRefit(): void {
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  useEffect(() => {
    if (width > 0 && height > 0 && isFitted()) fitView(false);
  }, [width, height]);
}

/** What is looked at stays in sight when cards grow for previews, or shrink again. */
function useStretchedView(previews: boolean): void {
  const last = useRef(previews);
  useEffect(() => {
    if (last.current === previews) return;
    last.current = previews;
    followStretch(previews);
  }, [previews]);
}

/** React Flow reports moves by hand with their event, and those of commands without. A mere press begins one, and moves nothing. */
const viewMoved = (event: MouseEvent | TouchEvent | null): void => {
  if (event) loseFit();
};

function Flow() {
  const graph = useFlowGraph();
  const connecting = useConnecting();
  const ariaLabels = useAriaLabels();
  const instance = useReactFlow();
  const id = useDocument((state) => state.id);
  const opened = useDocument((state) => state.opened);
  const previews = usePreviews((state) => state.on);
  const { t } = useTranslation('canvas');
  const name = useDocument((state) => state.network.name);
  const empty = useDocument((state) => state.network.nodes.length === 0);
  const dropping = useDropTarget((state) => state.over);
  const shownOpening = useRef('');

  useEffect(() => {
    setFlow(instance);
    return () => setFlow(undefined);
  }, [instance]);

  // Another network is shown: look at it, once its cards are there.
  useEffect(() => {
    const opening = `${id} ${opened}`;
    if (shownOpening.current === opening) return;
    const frame = window.requestAnimationFrame(() => {
      shownOpening.current = opening;
      restoreView(id, opened);
    });
    return () => window.cancelAnimationFrame(frame);
  }, [id, opened]);

  useEffect(listenToClipboard, []);
  useEffect(listenToMenuRequests, []);
  useEffect(followTab, []);
  useRefit();
  useStretchedView(previews);
  useEffect(followPointer, []);

  const isValid = useCallback<IsValidConnection>(
    (connection) => connecting.isValid(connection),
    [connecting],
  );
  const { dragStart } = graph;
  const selectionDragStart = useCallback(
    (grip: Grip, nodes: readonly { id: string }[]) =>
      dragStart(
        grip,
        nodes.map(({ id }) => id),
      ),
    [dragStart],
  );
  const nodeDragStart = useCallback(
    (grip: Grip, _: unknown, nodes: readonly { id: string }[]) => selectionDragStart(grip, nodes),
    [selectionDragStart],
  );
  const connect = useCallback((connection: Connection) => connecting.connect(connection), [connecting]);

  return (
    <Frame>
      <ReactFlow
        nodes={graph.nodes}
        edges={graph.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={graph.onNodesChange as (changes: NodeChange[]) => void}
        onEdgesChange={graph.onEdgesChange}
        onNodeClick={selectAlone}
        onNodeDragStart={nodeDragStart}
        onNodeDragStop={graph.dragStop}
        onSelectionDragStart={selectionDragStart}
        onSelectionDragStop={graph.dragStop}
        onMoveStart={stopExplaining}
        onMove={viewMoved}
        onNodeMouseMove={pointOn}
        onNodeMouseLeave={pointAway}
        isValidConnection={isValid}
        onConnect={connect}
        onConnectEnd={connecting.end}
        onEdgeDoubleClick={insertOn}
        // A click on a port is one on the wire that ends there.
        connectOnClick={false}
        zoomOnDoubleClick={false}
        onReconnect={connecting.reconnect}
        onKeyDown={writeOnEnter}
        edgesReconnectable
        connectionRadius={36}
        // While cards are dragged, the canvas itself says where they go.
        snapToGrid={!graph.dragging}
        snapGrid={snapGrid(previews)}
        minZoom={minZoom}
        maxZoom={2}
        onlyRenderVisibleElements
        deleteKeyCode={null}
        multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
        selectionMode={SelectionMode.Partial}
        elevateEdgesOnSelect
        ariaLabelConfig={ariaLabels}
        aria-label={t('canvasLabel', { name })}
        aria-describedby={summaryId}
        className={classNames(styles.flow, dropping && styles.dropping)}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.4} color="var(--canvas-dot)" />
        {empty ? null : (
          <MiniMap
            pannable
            zoomable
            className={styles.minimap}
            nodeColor={categoryColour}
            nodeStrokeColor={categoryColour}
            nodeBorderRadius={16}
            maskColor="var(--minimap-mask)"
            bgColor="var(--surface)"
          />
        )}
        <PendingWire />
        <Guides />
        <FarNames nodes={graph.nodes} />
        <Controls />
        <PreviewBar />
      </ReactFlow>
      <ConnectionHint />
      <DropHint />
      <Explaining />
      <GuideHint />
      {empty ? <EmptyState /> : null}
      <NetworkSummary />
      <LiveRegion />
    </Frame>
  );
}

/** The network as it is drawn. Edits go to the document; React Flow keeps nothing of its own but the view. */
export const Canvas = () => (
  <ReactFlowProvider>
    <SurroundingsProvider>
      <Flow />
    </SurroundingsProvider>
  </ReactFlowProvider>
);
