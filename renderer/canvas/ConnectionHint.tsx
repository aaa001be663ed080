import { type ConnectionState, useConnection } from '@xyflow/react';
import { Check, CircleSlash, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../shared/analysis/messages.ts';
import { useDocument } from '../document/index.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { classNames } from '../ui/index.ts';
import styles from './ConnectionHint.module.css';
import { layerEnds } from './edge-ends.ts';
import { nameOf } from './naming.ts';
import { judgeEnds } from './useConnecting.ts';

const endsOf = (connection: ConnectionState) => {
  if (!connection.inProgress || !connection.fromHandle) return undefined;
  const { fromHandle, toHandle } = connection;
  if (!toHandle || toHandle.type === fromHandle.type) return { over: false } as const;
  const [source, target] = fromHandle.type === 'source' ? [fromHandle, toHandle] : [toHandle, fromHandle];
  return {
    over: true,
    source: source.nodeId,
    sourceHandle: source.id,
    target: target.nodeId,
    targetHandle: target.id,
  } as const;
};

/** Says, while a connection is dragged, what letting go would do, and why not where it would do nothing. */
export function ConnectionHint() {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const connection = useConnection(endsOf);
  const network = useDocument((state) => state.network);
  if (!connection) return null;
  const say = (tone: 'quiet' | 'good' | 'warning' | 'bad', text: string) => (
    <div
      className={classNames(styles.hint, styles[tone])}
      role="status"
      data-testid="connection-hint"
      data-tone={tone}
    >
      {tone === 'good' ? <Check aria-hidden /> : null}
      {tone === 'warning' ? <TriangleAlert aria-hidden /> : null}
      {tone === 'bad' ? <CircleSlash aria-hidden /> : null}
      <span>{text}</span>
    </div>
  );
  if (!connection.over) return say('quiet', t('connectHint'));
  const verdict = judgeEnds(connection);
  const ends = layerEnds(network, connection);
  const names = { source: nameOf(network, ends.source), target: nameOf(network, ends.target) };
  if (!verdict.ok) {
    switch (verdict.reason) {
      case 'self':
        return say('bad', t('whySelf'));
      case 'cycle':
        return say('bad', t('whyCycle', names));
      case 'noInput':
        return say('bad', t('whyNoInput', names));
      case 'tooMany':
        return say('bad', t('whyTooMany', names));
      case 'duplicate':
        return say('bad', t('whyDuplicate', names));
    }
  }
  if (verdict.misfit) return say('warning', describeProblem(verdict.misfit, language));
  if (verdict.replaces)
    return say('good', t('connectReplace', { ...names, source: nameOf(network, verdict.replaces.source) }));
  return say('good', t('connectOk', names));
}
