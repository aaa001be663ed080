import { StudioCallError } from '../../shared/protocol/errors.ts';
import { markSaved, networkText, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { callStudio, errorText } from '../studio/index.ts';
import { ask, toast } from '../ui/index.ts';
import { choose, download, isConnected } from './choose.ts';
import { fileName, suggestedName } from './paths.ts';

/** What is missing when a file is to be written is the folder for it. */
const reason = (error: unknown): string =>
  error instanceof StudioCallError && error.code === 'notFound'
    ? translate('noSuchFolder', { ns: 'files', path: error.detail })
    : errorText(error);

const failed = (error: unknown): false => {
  toast({ tone: 'error', title: translate('failedSave', { ns: 'files' }), body: reason(error) });
  return false;
};

/** Writes, asking before it replaces a file unless that is meant. Gives the path written, or undefined when called off. */
async function write(path: string, text: string, overwrite: boolean): Promise<string | undefined> {
  try {
    return (await callStudio('files.write', { path, text, overwrite })).path;
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
    return answer === 'overwrite' ? write(path, text, true) : undefined;
  }
}

async function saveTo(path: string, overwrite: boolean): Promise<boolean> {
  const { id, network } = useDocument.getState();
  const written = await write(path, networkText(network), overwrite);
  if (written === undefined) return false;
  markSaved(id, network, written);
  toast({ tone: 'success', title: translate('saved', { ns: 'files', name: fileName(written) }) });
  callStudio('recent.add', { path: written }).catch(() => undefined);
  return true;
}

function saveAsDownload(): true {
  const { id, network } = useDocument.getState();
  const name = suggestedName(network.name);
  download(name, networkText(network));
  markSaved(id, network, undefined);
  toast({ tone: 'success', title: translate('downloaded', { ns: 'files', name }) });
  return true;
}

/** Saves under a name that people choose. True once it is on disk. */
export async function saveAs(): Promise<boolean> {
  if (!isConnected()) return saveAsDownload();
  const { network, path } = useDocument.getState();
  try {
    const chosen = await choose('save', path === undefined ? suggestedName(network.name) : fileName(path));
    return chosen?.kind === 'path' ? await saveTo(chosen.path, chosen.sure) : false;
  } catch (error) {
    return failed(error);
  }
}

/** Saves where the network lies, or asks where. True once it is on disk. */
export async function save(): Promise<boolean> {
  const { path } = useDocument.getState();
  if (path === undefined || !isConnected()) return saveAs();
  try {
    return await saveTo(path, true);
  } catch (error) {
    return failed(error);
  }
}

/** Writes the architecture elsewhere; the document stays where it is. */
export async function exportArchitecture(): Promise<void> {
  const { network } = useDocument.getState();
  const name = suggestedName(network.name);
  const text = networkText(network);
  if (!isConnected()) {
    download(name, text);
    toast({ tone: 'success', title: translate('downloaded', { ns: 'files', name }) });
    return;
  }
  try {
    const chosen = await choose('export', name);
    if (chosen?.kind === 'text') {
      download(chosen.name, text);
      toast({ tone: 'success', title: translate('downloaded', { ns: 'files', name: chosen.name }) });
    } else if (chosen?.kind === 'path') {
      const written = await write(chosen.path, text, chosen.sure);
      if (written !== undefined)
        toast({ tone: 'success', title: translate('exported', { ns: 'files', name: fileName(written) }) });
    }
  } catch (error) {
    failed(error);
  }
}
