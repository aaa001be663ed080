import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { categories } from '../../shared/layers/index.ts';

type Tokens = ReadonlyMap<string, string>;
type Colour = readonly [red: number, green: number, blue: number];

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const sheet = read('./tokens.css') + read('./contrast.css').split('@media')[0];
const more = '[data-contrast="more"]';
const dark = '[data-theme="dark"]';

/** The tokens that these rules give, each over those before it. */
function tokensOf(...selectors: readonly string[]): Tokens {
  const tokens = new Map<string, string>();
  for (const selector of selectors) {
    const [, body] = sheet.split(`${selector} {`);
    if (body === undefined) throw new Error(`No rule for ${selector}`);
    for (const [, name, value] of (body.split('\n}')[0] ?? '').matchAll(/--([\w-]+):\s*([^;]+);/g))
      tokens.set(name!, value!);
  }
  return tokens;
}

const themes = [
  { name: 'light', text: 4.5, tokens: tokensOf(':root') },
  { name: 'dark', text: 4.5, tokens: tokensOf(':root', `:root${dark}`) },
  { name: 'high contrast, light', text: 7, tokens: tokensOf(':root', `:root${more}`) },
  {
    name: 'high contrast, dark',
    text: 7,
    tokens: tokensOf(':root', `:root${dark}`, `:root${more}`, `:root${dark}${more}`),
  },
];

/** A token's colour; one that lets light through lies on `beneath`. */
function colourOf(tokens: Tokens, name: string, beneath?: Colour): Colour {
  const value = tokens.get(name) ?? '';
  const [, hex] = /^#([0-9a-f]{6})$/.exec(value) ?? [];
  if (hex) return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;
  const parts = /^rgba\((.+)\)$/.exec(value)?.[1]?.split(',').map(Number);
  if (!parts || !beneath) throw new Error(`${name} is no colour: ${value}`);
  return beneath.map((below, at) => below + (parts[at]! - below) * parts[3]!) as unknown as Colour;
}

/** Relative luminance, from 0 to 1 (WCAG 2.2). */
const luminance = (colour: Colour): number => {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};

/** (L₁ + 0.05)/(L₂ + 0.05), the lighter over the darker: from 1 to 21 (WCAG 2.2). */
function ratio(one: Colour, other: Colour): number {
  const [less, most] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (most! + 0.05) / (less! + 0.05);
}

const grounds = ['surface', 'surface-raised', 'surface-sunken', 'canvas', 'comment'] as const;
const inks = ['text', 'text-muted', 'text-faint'] as const;

/** Every pair of tokens that the window sets words in, and its ratio. */
function words(tokens: Tokens): readonly (readonly [pair: string, ratio: number])[] {
  const on = (ink: string, ground: string, beneath?: string) =>
    [
      `${ink} on ${ground}`,
      ratio(
        colourOf(tokens, ink),
        colourOf(tokens, ground, beneath === undefined ? undefined : colourOf(tokens, beneath)),
      ),
    ] as const;
  return [
    ...grounds.flatMap((ground) => inks.map((ink) => on(ink, ground))),
    ...['hover', 'pressed'].map((ground) => on('text', ground, 'surface-raised')),
    on('text-muted', 'hover', 'surface-raised'),
    on('text', 'accent-soft'),
    on('text', 'cost'),
    on('text-on-accent', 'accent'),
    on('text-on-accent', 'accent-hover'),
    on('text-on-danger', 'danger'),
    on('accent-text', 'accent-soft'),
    on('accent-text', 'surface'),
    ...['danger', 'warning', 'success'].map((kind) => on(`${kind}-text`, `${kind}-soft`)),
    ...['tooltip-text', 'tooltip-muted'].map((ink) => on(ink, 'tooltip')),
  ];
}

test.each(themes)('$name: words stand out from what they are set on', ({ text, tokens }) => {
  for (const [pair, found] of words(tokens)) expect(found, pair).toBeGreaterThanOrEqual(text);
});

test.each(themes.slice(2))('$name: what has to be made out does', ({ tokens }) => {
  const lines = ['border', 'border-strong', 'control-border', 'focus', 'accent', 'guide', 'field'];
  const colours = [...lines, ...categories.map((each) => `cat-${each}`), 'series-1', 'series-2'];
  for (const ground of ['surface', 'surface-raised', 'surface-sunken', 'canvas'])
    for (const colour of colours)
      expect(
        ratio(colourOf(tokens, colour), colourOf(tokens, ground)),
        `${colour} on ${ground}`,
      ).toBeGreaterThanOrEqual(3);
  const comment = ratio(colourOf(tokens, 'comment-border'), colourOf(tokens, 'canvas'));
  expect(comment, 'comment').toBeGreaterThanOrEqual(3);
});
