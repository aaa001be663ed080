import type { Json } from '../../shared/network/network.ts';
import { translate } from '../i18n/i18n.ts';

/** What steps of undo are called that change a value. */

/** A value in a few words: `2`, `3×5`, `on`. */
export function valueText(value: Json): string {
  if (typeof value === 'boolean') return translate(value ? 'on' : 'off', { ns: 'app' });
  return Array.isArray(value) ? value.join('×') : String(value);
}

/** Within a sentence a word begins small, a symbol stays as it is. */
const within = (label: string): string => label.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());

/** `change stride to 2`, `change stride to 2 on 3 layers`. */
export function changeName(label: string, value: Json | undefined, layers = 1): string {
  const name = within(label);
  if (value === undefined)
    return layers > 1
      ? translate('changeResetOf', { ns: 'app', name, count: layers })
      : translate('changeReset', { ns: 'app', name });
  const to = valueText(value);
  return layers > 1
    ? translate('changeOf', { ns: 'app', name, to, count: layers })
    : translate('change', { ns: 'app', name, to });
}
