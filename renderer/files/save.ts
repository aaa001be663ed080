import { markSaved, networkText, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { callStudio } from '../studio/index.ts';
import { toast } from '../ui/index.ts';
import { choose, download, isConnected } from './choose.ts';
import { fileName, suggestedName } from './paths.ts';
import { write, writeFailure } from './write.ts';

const failed = (error: unknown): false => {
  toast({ tone: 'error', title: translate('failedSave', { ns: 'files' }), body: writeFailure(error) });
  return false;
};

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
