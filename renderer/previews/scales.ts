/** Colours for values: what is never negative goes up one ramp, what has both signs goes two ways from 0. */

/** 256 colours, red, green and blue in turn. */
export type Ramp = Uint8ClampedArray;

export interface Scales {
  /** From 0 up. */
  readonly positive: Ramp;
  /** From as far below 0 as above it; 0 is in the middle. */
  readonly signed: Ramp;
}

type Colour = readonly [red: number, green: number, blue: number];

/** `#rrggbb`; black where it is anything else. */
const parse = (text: string): Colour => {
  const [, digits] = /^#([0-9a-f]{6})$/i.exec(text.trim()) ?? [];
  const value = Number.parseInt(digits ?? '0', 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

/** Colours at equal distances, and what lies between them. */
export function ramp(stops: string): Ramp {
  const colours = stops.split(',').map(parse);
  const made = new Uint8ClampedArray(256 * 3);
  for (let i = 0; i < 256; i++) {
    const at = (i / 255) * (colours.length - 1);
    const below = Math.min(Math.floor(at), Math.max(0, colours.length - 2));
    const [from, to] = [colours[below] ?? parse(''), colours[below + 1] ?? colours[below] ?? parse('')];
    for (let channel = 0; channel < 3; channel++)
      made[i * 3 + channel] = from[channel]! + (to[channel]! - from[channel]!) * (at - below);
  }
  return made;
}

/** The scales of the theme that is shown. */
export function scalesOf(style: CSSStyleDeclaration): Scales {
  return {
    positive: ramp(style.getPropertyValue('--scale-positive')),
    signed: ramp(style.getPropertyValue('--scale-signed')),
  };
}

/**
 * The place on a scale, 0 to 255, of each of the 256 cells of a range: 0 is the first colour where nothing is negative, else
 * the one in the middle.
 */
export function placesOn(low: number, high: number, signed: boolean): Uint8Array {
  const places = new Uint8Array(256);
  const most = Math.max(Math.abs(low), Math.abs(high));
  for (let cell = 0; cell < 256; cell++) {
    const share = most > 0 ? (low + (cell / 255) * (high - low)) / most : 0;
    places[cell] = Math.round(255 * Math.min(1, Math.max(0, signed ? (share + 1) / 2 : share)));
  }
  return places;
}
