import { Copy } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeId } from '../../shared/network/network.ts';
import { canvasActions, nameOf, summaryOf } from '../canvas/index.ts';
import { useDocument } from '../document/index.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { Button, Dialog, toast } from '../ui/index.ts';
import styles from './OutlineDialog.module.css';
import { type LayerItem, outlineOf } from './outline.ts';
import { closeOutline, useOutline } from './store.ts';
import { groupName, groupText, layerText, outlineText } from './words.ts';

function Outline({ onGo }: { onGo(id: NodeId): void }) {
  const { t } = useTranslation('outline');
  const language = useLanguage();
  const network = useDocument((state) => state.network);
  const analysis = useDocument((state) => state.analysis);
  const layer = (item: LayerItem) => (
    <li key={item.node.id} className={styles.item}>
      <button
        type="button"
        className={styles.link}
        onClick={() => onGo(item.node.id)}
        data-testid={`outline-${item.node.id}`}
      >
        {nameOf(network, item.node.id)}
      </button>
      <span className={styles.words}>{layerText(network, analysis, item, language)}</span>
    </li>
  );
  return (
    <>
      <h3 className={styles.heading}>{t('layers')}</h3>
      <ol className={styles.list}>
        {outlineOf(network, analysis).map((item) =>
          item.kind === 'layer' ? (
            layer(item)
          ) : (
            <li key={`group ${item.group.id}`} className={styles.group}>
              <h4 className={styles.name}>{groupName(item.group)}</h4>
              <span className={styles.words}>{groupText(analysis, item.group)}</span>
              <ol className={styles.list}>{item.layers.map(layer)}</ol>
            </li>
          ),
        )}
      </ol>
    </>
  );
}

/** The network in words, in the order of its flow: to be read, listened to or copied, and gone about by. */
export function OutlineDialog() {
  const { t } = useTranslation('outline');
  const language = useLanguage();
  const open = useOutline((state) => state.open);
  const name = useDocument((state) => state.network.name);
  const going = useRef<NodeId>(undefined);
  const copy = (): void => {
    const { network, analysis } = useDocument.getState();
    navigator.clipboard
      .writeText(outlineText(network, analysis, outlineOf(network, analysis), language))
      .then(
        () => toast({ tone: 'success', title: t('copied') }),
        () => toast({ tone: 'warning', title: t('copyRefused') }),
      );
  };
  return (
    <Dialog
      open={open}
      onClose={closeOutline}
      onClosed={() => {
        const id = going.current;
        going.current = undefined;
        if (id !== undefined) canvasActions.goToLayer(id);
      }}
      size="wide"
      title={t('title', { name })}
      description={open ? <Summary /> : undefined}
      testId="outline"
      actions={
        <Button icon={<Copy />} onClick={copy} data-testid="outline-copy">
          {t('copy')}
        </Button>
      }
    >
      {open ? (
        <Outline
          onGo={(id) => {
            going.current = id;
            closeOutline();
          }}
        />
      ) : null}
    </Dialog>
  );
}

function Summary() {
  const network = useDocument((state) => state.network);
  const analysis = useDocument((state) => state.analysis);
  return summaryOf(network, analysis);
}
