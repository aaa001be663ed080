import { StudioCallError } from '../../shared/protocol/errors.ts';
import { translate } from '../i18n/i18n.ts';

/** A thrown value in the window's language, with the studio's own sentence where the code alone says too little. */
export function errorText(thrown: unknown): string {
  if (!(thrown instanceof StudioCallError)) return thrown instanceof Error ? thrown.message : String(thrown);
  const sentence = translate(`error_${thrown.code}`, { ns: 'studio' });
  return thrown.code === 'notFound' || thrown.code === 'exists' ? sentence : `${sentence} ${thrown.message}`;
}
