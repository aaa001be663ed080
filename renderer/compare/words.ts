import type { Language } from '../../shared/layers/define.ts';
import { findLayer } from '../../shared/layers/index.ts';
import type { Json } from '../../shared/network/network.ts';
import { translate } from '../i18n/i18n.ts';
import { settingFields } from '../training/settings-fields.ts';

const inspected = {
  id: 'id',
  label: 'label',
  lrMult: 'lrMult',
  l1: 'l1',
  l2: 'l2',
  stopGradient: 'stopGradient',
  name: 'name',
  strict: 'strict',
} as const;
const isInspected = (field: string): field is keyof typeof inspected => Object.hasOwn(inspected, field);

const own = { groups: 'groups', comments: 'comments', edges: 'edges' } as const;
const isOwn = (field: string): field is keyof typeof own => Object.hasOwn(own, field);

/** What the field of a layer of that type, or of the network, is called in the rest of the window. */
export function fieldWord(field: string, type: string | undefined, language: Language): string {
  if (isInspected(field)) return translate(inspected[field], { ns: 'inspector' });
  if (isOwn(field)) return translate(own[field], { ns: 'compare' });
  if (field === 'type') return translate('type', { ns: 'table' });
  if (field === 'training.dataset') return translate('dataset', { ns: 'training' });
  const [space, name = field] = field.split(/\.(.*)/s);
  if (space === 'params') return (type && findLayer(type)?.params[name]?.label[language]) || name;
  const setting = space === 'training' && settingFields.find((each) => each.name === name)?.name;
  return setting ? translate(setting, { ns: 'training' }) : name;
}

/** A value in few words: `5×5`, `same`, `3` of a list of three things. */
export function valueText(value: Json | undefined, field: string, language: Language): string {
  if (value === undefined || value === null || value === '') return '–';
  if (field === 'type') return findLayer(String(value))?.help.title[language] ?? String(value);
  if (typeof value === 'boolean') return translate(value ? 'yes' : 'no', { ns: 'compare' });
  if (Array.isArray(value))
    return value.every((item) => typeof item !== 'object') ? value.join('×') : String(value.length);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
