export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** What XML 1.0 can hold; the rest not even escaped. */
const isAllowed = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 32 && (code < 0xd800 || code > 0xdfff) && (code & 0xfffe) !== 0xfffe);

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeXml = (text: string): string =>
  [...text]
    .map((character) =>
      isAllowed(character.codePointAt(0) ?? 0) ? (escapes[character] ?? character) : '\ufffd',
    )
    .join('');

/** At most two places after the point: a hundredth of a pixel. */
export const plainNumber = (value: number): string => String(Number(value.toFixed(2)));

/** `<name a="1">…</name>`; children are XML already. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${typeof value === 'number' ? plainNumber(value) : escapeXml(String(value))}"`,
    )
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}
