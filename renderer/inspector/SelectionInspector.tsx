import { BookmarkPlus, Boxes, Copy, Maximize2, Minimize2, Replace, Trash2, Ungroup } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { findLayer } from '../../shared/layers/index.ts';
import type { NetworkNode } from '../../shared/network/network.ts';
import { selectedGroup, selectedGroups } from '../canvas/index.ts';
import { nodeOf, select, useDocument } from '../document/index.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { type CommandId, keyOf, runCommand } from '../shortcuts/commands.ts';
import { IconButton, Section } from '../ui/index.ts';
import { ArrangeButtons } from './ArrangeButtons.tsx';
import { GroupHead } from './GroupHead.tsx';
import styles from './Inspector.module.css';
import { ParamSections } from './ParamSections.tsx';
import { SelectionTotals } from './SelectionTotals.tsx';
import { sharedParams, targetsOf } from './shared-params.ts';

interface Tool {
  readonly command: CommandId;
  readonly label: string;
  readonly icon: ReactNode;
}

/** What can be done with all of them. */
function Tools() {
  const { t } = useTranslation('inspector');
  const network = useDocument((state) => state.network);
  const nodes = useDocument((state) => state.selection.nodes);
  const groups = selectedGroups(network, nodes);
  const collapsed = groups.length > 0 && groups.every((group) => group.collapsed);
  const tools: readonly Tool[] = [
    ...(selectedGroup(network, nodes)
      ? []
      : [{ command: 'arrange.group', label: t('groupThem'), icon: <Boxes /> } as const]),
    ...(groups.length === 0
      ? []
      : ([
          { command: 'arrange.ungroup', label: t('ungroup'), icon: <Ungroup /> },
          {
            command: 'arrange.collapse',
            label: collapsed ? t('expand') : t('collapse'),
            icon: collapsed ? <Maximize2 /> : <Minimize2 />,
          },
        ] as const)),
    { command: 'edit.saveBlock', label: t('saveBlock'), icon: <BookmarkPlus /> },
    { command: 'edit.replace', label: t('replaceSelected'), icon: <Replace /> },
    { command: 'edit.duplicate', label: t('duplicateSelected'), icon: <Copy /> },
    { command: 'edit.delete', label: t('deleteSelected'), icon: <Trash2 /> },
  ];
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('tools')}>
      {tools.map(({ command, label, icon }) => (
        <IconButton
          key={command}
          label={label}
          hint={keyOf(command)}
          onClick={() => runCommand(command)}
          data-testid={command}
        >
          {icon}
        </IconButton>
      ))}
    </div>
  );
}

/** The kinds of layers that are selected; a press leaves those of one kind selected. */
function Kinds({ nodes }: { readonly nodes: readonly NetworkNode[] }) {
  const { t } = useTranslation('inspector');
  const language = useLanguage();
  const byType = new Map<string, string[]>();
  for (const { id, type } of nodes) byType.set(type, [...(byType.get(type) ?? []), id]);
  if (byType.size < 2) return null;
  return (
    <div className={styles.kinds}>
      {[...byType].map(([type, ids]) => {
        const layer = findLayer(type);
        const name = layer?.help.title[language] ?? type;
        return (
          <button
            key={type}
            type="button"
            className={styles.kind}
            style={{ '--cat': `var(--cat-${layer?.category ?? 'shape'})` }}
            title={t('onlyKind', { name })}
            onClick={() => select(ids)}
            data-testid={`only-${type}`}
          >
            <span className={styles.dot} aria-hidden />
            {name}
            <span className={styles.muted}>{ids.length}</span>
          </button>
        );
      })}
    </div>
  );
}

/** Several layers, or a group: its name, what can be done with all of them, and the parameters they share. */
export function SelectionInspector() {
  const { t } = useTranslation('inspector');
  const network = useDocument((state) => state.network);
  const selection = useDocument((state) => state.selection);
  const group = selectedGroup(network, selection.nodes);
  const { nodes, targets, params } = useMemo(() => {
    const chosen = [...selection.nodes].flatMap((id) => nodeOf(network, id) ?? []);
    const known = targetsOf(chosen);
    const shared = known.length === chosen.length ? sharedParams(known) : [];
    return { nodes: chosen, targets: known, params: shared };
  }, [network, selection.nodes]);
  const comments = selection.comments.size;
  return (
    <>
      {group ? (
        <GroupHead group={group} />
      ) : (
        <header className={styles.head}>
          <h2 className={styles.title}>
            {nodes.length === 0
              ? t('severalComments', { count: comments })
              : comments > 0
                ? t('severalItems', { count: nodes.length + comments })
                : t('several', { count: nodes.length })}
          </h2>
        </header>
      )}
      <div className={styles.block}>
        <Tools />
        <ArrangeButtons />
      </div>
      {nodes.length > 0 ? (
        <Section title={t('layers')}>
          <Kinds nodes={nodes} />
          {params.length === 0 ? <p className={styles.muted}>{t('nothingShared')}</p> : null}
        </Section>
      ) : null}
      <ParamSections key={targets.map(({ node }) => node.id).join(' ')} targets={targets} params={params} />
      <SelectionTotals ids={selection.nodes} />
    </>
  );
}
