import { withPositions } from '../../shared/drawing/layout.ts';
import type { FileProblem } from '../../shared/network/read.ts';
import { readNetwork } from '../../shared/network/read.ts';
import { openNetwork } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { ask } from '../ui/index.ts';

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

/** Shows the network that a file's text holds; says what is wrong with it, and changes nothing, where it holds none. */
export function showText(text: string, from: { readonly name: string; readonly path?: string }): boolean {
  const read = readNetwork(text);
  if (!read.ok) {
    refuse(from.name, read.problems);
    return false;
  }
  openNetwork(withPositions(read.network), from.path);
  return true;
}
