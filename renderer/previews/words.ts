import type { Activation } from '../../shared/protocol/messages.ts';
import { translate } from '../i18n/i18n.ts';

/** Three digits are enough to compare. */
export const valueText = (value: number): string =>
  (Number(value.toPrecision(3)) || 0).toString().replace('-', '−');

export const rangeText = (low: number, high: number): string =>
  translate('range', { ns: 'previews', low: valueText(low), high: valueText(high) });

/** From the least to the greatest value that is shown. */
export function rangeOf(picture: Activation): { readonly low: number; readonly high: number } | undefined {
  if (picture.kind === 'vector') return picture;
  if (picture.kind !== 'maps') return undefined;
  return {
    low: Math.min(...picture.maps.map(({ low }) => low)),
    high: Math.max(...picture.maps.map(({ high }) => high)),
  };
}

/** What a picture shows, for those who do not see it. */
export function pictureText(name: string, picture: Activation): string {
  const range = rangeOf(picture);
  const values = range ? rangeText(range.low, range.high) : '';
  switch (picture.kind) {
    case 'image':
      return translate('imageLabel', { ns: 'previews' });
    case 'maps':
      return translate('mapsLabel', {
        ns: 'previews',
        name,
        from: picture.first + 1,
        to: picture.first + picture.maps.length,
        count: picture.shape[2],
        range: values,
      });
    case 'vector':
      return translate('vectorLabel', { ns: 'previews', name, count: picture.features, range: values });
    case 'classes':
      return translate('classesLabel', { ns: 'previews', name });
  }
}
