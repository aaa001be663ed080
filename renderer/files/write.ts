import { StudioCallError } from '../../shared/protocol/errors.ts';
import { translate } from '../i18n/i18n.ts';
import { callStudio, errorText } from '../studio/index.ts';
import { ask } from '../ui/index.ts';
import { choose, download, isConnected } from './choose.ts';
import { fileName } from './paths.ts';

/** Why nothing was written: what is missing when a file is to be written is the folder for it. */
export const writeFailure = (error: unknown): string =>
  error instanceof StudioCallError && error.code === 'notFound'
    ? translate('noSuchFolder', { ns: 'files', path: error.detail })
    : errorText(error);

type Contents = string | Uint8Array<ArrayBuffer>;

/** A browser has no other way from bytes to base64 that holds for megabytes of them. */
const base64Of = (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(new Blob([bytes]));
  });

const send = async (path: string, contents: Contents, overwrite: boolean): Promise<string> =>
  typeof contents === 'string'
    ? (await callStudio('files.write', { path, text: contents, overwrite })).path
    : (await callStudio('files.writeBytes', { path, base64: await base64Of(contents), overwrite })).path;

/**
 * Writes, asking before it replaces a file unless that is meant. Gives the path written, or undefined when called off.
 * @throws StudioCallError
 */
export async function write(
  path: string,
  contents: Contents,
  overwrite: boolean,
): Promise<string | undefined> {
  try {
    return await send(path, contents, overwrite);
  } catch (error) {
    if (!(error instanceof StudioCallError) || error.code !== 'exists' || overwrite) throw error;
    const answer = await ask({
      title: translate('overwriteTitle', { ns: 'files', name: fileName(path) }),
      body: translate('overwriteBody', { ns: 'files' }),
      answers: [
        { id: 'cancel', label: translate('cancel', { ns: 'files' }) },
        { id: 'overwrite', label: translate('overwrite', { ns: 'files' }), tone: 'danger' },
      ],
    });
    return answer === 'overwrite' ? write(path, contents, true) : undefined;
  }
}

/** What is written besides the document. */
export interface ExportedFile {
  /** With its ending. */
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly contents: Contents;
}

/**
 * Writes a file where people choose, or hands it to the browser where there is no studio. Gives the sentence that tells it, or
 * undefined when called off. @throws StudioCallError
 */
export async function exportFile({ name, type, contents }: ExportedFile): Promise<string | undefined> {
  if (!isConnected()) {
    download(name, contents, type);
    return translate('downloaded', { ns: 'files', name });
  }
  const chosen = await choose('export', name);
  if (chosen?.kind !== 'path') return undefined;
  const written = await write(chosen.path, contents, chosen.sure);
  return written && translate('exported', { ns: 'files', name: fileName(written) });
}
