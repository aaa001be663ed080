import type { RunInfo } from '../../shared/protocol/messages.ts';
import { translate } from '../i18n/i18n.ts';

export type RunProblem = RunInfo['problems'][number];

/** What the trainer reports; a code that is newer than this window is called a problem without a name. */
const codes = [
  'nanLoss',
  'memory',
  'outOfMemory',
  'dataset',
  'network',
  'checkpoint',
  'diskFull',
  'trainerDied',
  'engine',
  'internal',
] as const;
type Code = (typeof codes)[number] | 'other';

const codeOf = ({ code }: RunProblem): Code => codes.find((known) => known === code) ?? 'other';

/** What went wrong, in the window's language. */
export const problemTitle = (problem: RunProblem): string =>
  translate(`problem_${codeOf(problem)}`, { ns: 'training' });

/** What to do about it. */
export function problemRemedy(problem: RunProblem, canContinue: boolean): string {
  const code = codeOf(problem);
  if (code === 'trainerDied' && !canContinue) return translate('mend_trainerDiedEarly', { ns: 'training' });
  return translate(`mend_${code}`, { ns: 'training' });
}
