import { withPositions } from '../../shared/drawing/layout.ts';
import type { Network } from '../../shared/network/network.ts';
import type { FileProblem } from '../../shared/network/read.ts';
import { readNetwork } from '../../shared/network/read.ts';
import {
  isDirty,
  networkText,
  openDocuments,
  openNetwork,
  replaceNetwork,
  showDocument,
} from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { ask, toast } from '../ui/index.ts';
import { fileName } from './paths.ts';

const codes = {
  json: 'problemJson',
  format: 'problemFormat',
  newerVersion: 'problemNewer',
  schema: 'problemSchema',
  duplicateId: 'problemDuplicate',
  tooLarge: 'problemTooLarge',
} as const satisfies Record<FileProblem['code'], string>;

/** How many problems of a file are told. */
const most = 5;

const sentence = ({ code, path, message }: FileProblem): string => {
  const where = path === '' ? '' : ` (${translate('at', { ns: 'files', path })})`;
  return `${translate(codes[code], { ns: 'files' })}${where} ${message}`;
};

function refuse(name: string, problems: readonly FileProblem[]): void {
  const details = problems.slice(0, most).map(sentence);
  if (problems.length > most)
    details.push(translate('moreProblems', { ns: 'files', count: problems.length - most }));
  void ask({
    title: translate('changedTitle', { ns: 'files', name }),
    body: translate('unreadableBody', { ns: 'files' }),
    details,
    answers: [{ id: 'close', label: translate('close', { ns: 'files' }), tone: 'primary' }],
  });
}

/** Tells of groups and comments that are kept in the file and not shown. */
function tellUnread(name: string, unread: readonly FileProblem[]): void {
  const sentences = unread.slice(0, most).map(({ message }) => message);
  if (unread.length > most)
    sentences.push(translate('moreProblems', { ns: 'files', count: unread.length - most }));
  toast({
    tone: 'warning',
    title: translate('unreadTitle', { ns: 'files', name }),
    body: `${sentences.join('; ')}. ${translate('unreadKept', { ns: 'files' })}`,
  });
}

/** The network that a file's text holds; says what is wrong with it where it holds none, and what of it was not understood. */
export function readText(text: string, name: string): Network | undefined {
  const read = readNetwork(text);
  if (!read.ok) {
    refuse(name, read.problems);
    return undefined;
  }
  if (read.unread.length > 0) tellUnread(name, read.unread);
  return withPositions(read.network);
}

/** Opens a text's network in a tab, one that lies nowhere yet; changes nothing where the text holds none. */
export function showText(
  text: string,
  name: string,
  given: { readonly placeholder?: boolean } = {},
): boolean {
  const network = readText(text, name);
  if (network) openNetwork(network, given);
  return network !== undefined;
}

/** Shows a file's network: in the tab that has it already, else in one of its own. */
export function showFile(text: string, path: string): boolean {
  const network = readText(text, fileName(path));
  if (!network) return false;
  const there = openDocuments().find((document) => document.path === path);
  if (!there) {
    openNetwork(network, { path });
    return true;
  }
  showDocument(there.id);
  // What nobody edited follows the disk.
  if (!isDirty(there) && networkText(network) !== networkText(there.saved)) replaceNetwork(network, path);
  return true;
}
