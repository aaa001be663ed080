import { type ConnectionState, useConnection } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../shared/analysis/messages.ts';
import { useDocument } from '../document/index.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { type Aim, aimOf } from './aiming.ts';
import { WHY_NOT } from './connecting.ts';
import { Hint, type Tone } from './Hint.tsx';
import { nameOf } from './naming.ts';
import { judgeEnds } from './useConnecting.ts';

const aimed = (connection: ConnectionState): Aim | undefined =>
  connection.inProgress
    ? aimOf(useDocument.getState().network, connection.fromHandle, connection.toHandle)
    : undefined;

/** Says, while a connection is dragged, what letting go would do, and why not where it would do nothing. */
export function ConnectionHint() {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const aim = useConnection(aimed);
  const network = useDocument((state) => state.network);
  if (!aim) return null;
  const say = (tone: Tone, text: string) => <Hint tone={tone} text={text} testId="connection-hint" />;
  if (aim.kind === 'open' || aim.kind === 'none') return say('quiet', t('connectHint'));
  if (aim.kind === 'sameSide') return say('bad', t(aim.from === 'source' ? 'whyOutputs' : 'whyInputs'));
  const verdict = judgeEnds(aim);
  const names = { source: nameOf(network, aim.source), target: nameOf(network, aim.target) };
  if (!verdict.ok) return say('bad', t(WHY_NOT[verdict.reason], names));
  if (verdict.misfit) return say('warning', describeProblem(verdict.misfit, language));
  if (verdict.replaces)
    return say('good', t('connectReplace', { ...names, source: nameOf(network, verdict.replaces.source) }));
  return say('good', t('connectOk', names));
}
