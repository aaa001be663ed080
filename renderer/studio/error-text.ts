import { StudioCallError } from '../../shared/protocol/errors.ts';
import { translate } from '../i18n/i18n.ts';

/** A thrown value in the window's language, with the studio's own sentence where the code alone says too little. */
export function errorText(thrown: unknown): string {
  if (!(thrown instanceof StudioCallError)) return thrown instanceof Error ? thrown.message : String(thrown);
  const { code, detail, message } = thrown;
  if (code === 'notFound' && detail !== undefined)
    return translate('error_notFoundAt', { ns: 'studio', detail });
  const sentence = translate(`error_${code}`, { ns: 'studio' });
  return code === 'notFound' || code === 'exists' ? sentence : `${sentence} ${message}`;
}
