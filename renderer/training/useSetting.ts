import { useTranslation } from 'react-i18next';
import type { Json, JsonObject } from '../../shared/network/network.ts';
import { parseTrainingSettings } from '../../shared/program/settings.ts';
import { changeName, edit, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { boundsOf, type SettingName } from './bounds.ts';
import { settingText } from './format.ts';

const withSetting = (
  training: JsonObject | undefined,
  name: SettingName,
  value: Json | undefined,
): JsonObject => {
  const { [name]: _old, ...rest } = training ?? {};
  return value === undefined ? rest : { ...rest, [name]: value };
};

const received = (value: Json | undefined): string =>
  value === undefined || value === ''
    ? translate('nothing', { ns: 'training' })
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

/** Why the schema refuses a setting, in the window's language; undefined when it takes it. */
export function settingError(training: JsonObject | undefined, name: SettingName): string | undefined {
  const result = parseTrainingSettings(training);
  if (result.ok || !result.problems.some(({ field }) => field === name)) return undefined;
  const { integer, min, max, aboveMin, belowMax, options } = boundsOf(name);
  const got = received(training?.[name]);
  if (options.length > 0 || !Number.isFinite(min)) {
    return translate('invalidOther', { ns: 'training', received: got });
  }
  const kind =
    `range${aboveMin ? 'Above' : 'From'}${Number.isFinite(max) ? (belowMax ? 'Below' : 'To') : ''}` as const;
  const range = translate(kind, { ns: 'training', min: settingText(min), max: settingText(max) });
  return translate(integer ? 'invalidWhole' : 'invalidNumber', { ns: 'training', range, received: got });
}

export interface Setting {
  readonly raw: Json | undefined;
  /** What is wrong with the value in the document. */
  readonly stored: string | undefined;
  /** Changes it if the schema takes it; tells why not otherwise. Changes of one `session` are one step of undo. */
  set(value: Json | undefined, session?: number): string | undefined;
}

/** One setting of the network's training, as written. */
export function useSetting(name: SettingName): Setting {
  const { t } = useTranslation('training');
  const training = useDocument(({ network }) => network.training);
  return {
    raw: training?.[name],
    stored: settingError(training, name),
    set(value, session) {
      const now = useDocument.getState().network.training;
      const next = withSetting(now, name, value);
      const error = settingError(next, name);
      if (error !== undefined) return error;
      if (JSON.stringify(now?.[name]) === JSON.stringify(value)) return undefined;
      edit(
        { kind: 'setNetwork', field: 'training', value: next },
        changeName(t(name), value),
        session === undefined ? {} : { merge: `training ${name} ${session}` },
      );
      return undefined;
    },
  };
}
