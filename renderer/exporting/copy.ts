import type { ExportedFile } from '../files/write.ts';

/** What the clipboard takes everywhere; of pictures in lines only newer browsers take the kind itself, too. */
const asText = (type: string): boolean => type !== 'image/png';

/** Whether the clipboard can hold a file of that type. */
export const canCopy = (type: string): boolean => type !== 'application/pdf';

/** @throws DOMException when the browser does not let it. */
export async function copyFile({ type, contents }: ExportedFile): Promise<void> {
  if (typeof contents === 'string' && (type !== 'image/svg+xml' || !takes(type)))
    return navigator.clipboard.writeText(contents);
  const blob = new Blob([contents], { type });
  const text = asText(type) ? { 'text/plain': new Blob([contents], { type: 'text/plain' }) } : {};
  await navigator.clipboard.write([new ClipboardItem({ ...text, [type]: blob })]);
}

const takes = (type: string): boolean =>
  typeof ClipboardItem !== 'undefined' && ClipboardItem.supports?.(type) === true;
