import type { Box } from '../../shared/drawing/geometry.ts';
import { textWidth } from '../../shared/exporters/picture/text.ts';

/** A card that is too far away for its own words. */
export interface FarCard extends Box {
  readonly id: string;
  readonly name: string;
  /** Named before those with less; 0 is what is passed over in a crowd. */
  readonly weight: number;
}

export interface FarName {
  readonly id: string;
  readonly name: string;
  /** Upper corner, in the canvas' units: the left one, or the right one of a name that `ends` there. */
  readonly x: number;
  readonly y: number;
  readonly ends: boolean;
}

/** Of a name, in pixels of the screen. The window's font is a little wider than the one that is measured. */
export const nameSize = 11;
const line = 14;
const beside = 5;
/** Cards lower than this on the screen are a crowd. */
const crowded = 5;
const widthOf = (name: string): number => textWidth(name, nameSize) * 1.1 + 4;

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Beside a card, else over or under it: the places in which its name is looked for. */
function placesAt({ x, y, width, height }: Box, text: number): readonly Box[] {
  const middle = y + (height - line) / 2;
  const centre = x + (width - text) / 2;
  const size = { width: text, height: line };
  return [
    { x: x + width + beside, y: middle, ...size },
    { x: x - beside - text, y: middle, ...size },
    { x: centre, y: y - line - 1, ...size },
    { x: centre, y: y + height + 1, ...size },
  ];
}

/**
 * Names of a constant size on the screen, each beside its card, as a map has them: one that would cover a card or another name
 * is left out, the weightier first kept.
 * @param others what has no name to place, and is not covered either.
 * @param zoom pixels of the screen a unit of the canvas.
 */
export function placeNames(
  cards: readonly FarCard[],
  zoom: number,
  others: readonly Box[] = [],
): readonly FarName[] {
  const onScreen = ({ x, y, width, height }: Box): Box => ({
    x: x * zoom,
    y: y * zoom,
    width: width * zoom,
    height: height * zoom,
  });
  const taken = [...cards, ...others].map(onScreen);
  const named = cards.filter(({ weight, height }) => weight > 0 || height * zoom >= crowded);
  const placed: FarName[] = [];
  for (const card of [...named].sort((a, b) => b.weight - a.weight)) {
    const text = widthOf(card.name);
    const box = onScreen(card);
    const place = placesAt(box, text).find((each) => !taken.some((other) => meet(each, other)));
    if (!place) continue;
    taken.push(place);
    const ends = place.x + text < box.x;
    const x = (ends ? place.x + text : place.x) / zoom;
    placed.push({ id: card.id, name: card.name, x, y: place.y / zoom, ends });
  }
  return placed;
}
