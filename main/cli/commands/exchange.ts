import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { analyse } from '../../../shared/analysis/index.ts';
import { layerTable, type TableFormat } from '../../../shared/exporters/layer-table.ts';
import {
  networkPicture,
  type PictureStyle,
  pdfBytes,
  pictureStyles,
  svgText,
} from '../../../shared/exporters/picture/index.ts';
import type { Language } from '../../../shared/layers/define.ts';
import type { Network } from '../../../shared/network/network.ts';
import { writeNetwork } from '../../../shared/network/write.ts';
import { writeContents } from '../../studio/files.ts';
import { CliFailure, EXIT } from '../exit.ts';
import { requireNetwork } from '../network-file.ts';

interface ExportOptions {
  readonly to: string;
  readonly out: string;
  readonly style: PictureStyle;
  readonly language: Language;
  /** Commander's word for `--no-wrap`. */
  readonly wrap: boolean;
}

type Write = (network: Network, options: ExportOptions) => string | Uint8Array;

const table =
  (format: TableFormat): Write =>
  (network, { language }) =>
    layerTable(network, analyse(network), format, language);

/** What a network can be written as: a row a target. Those without a writer are announced, not there yet. */
const TARGETS: ReadonlyMap<string, Write | undefined> = new Map<string, Write | undefined>([
  ['architecture', writeNetwork],
  ['keras', undefined],
  ['keras-model', undefined],
  ['pytorch', undefined],
  ['onnx', undefined],
  ['saved-model', undefined],
  ['tfjs', undefined],
  ['caffe', undefined],
  ['svg', (network, options) => svgText(networkPicture(network, options))],
  ['pdf', (network, options) => pdfBytes(networkPicture(network, options))],
  ['markdown', table('markdown')],
  ['csv', table('csv')],
  ['latex', table('latex')],
]);

const choice = (flags: string, description: string, choices: readonly string[]): Option =>
  new Option(flags, description).choices([...choices]).default(choices[0]);

export function addExchange(program: Command): void {
  program
    .command('export')
    .description(
      'write a network for another program, as a picture (svg, pdf), or its layers as a table (markdown, csv, latex)',
    )
    .argument('<file>', 'the network')
    .requiredOption('--to <target>', [...TARGETS.keys()].join(', '))
    .requiredOption('--out <path>', 'where to write')
    .option('--weights <run|file>', 'a run folder or a safetensors file')
    .addOption(choice('--style <style>', 'of a picture', pictureStyles))
    .addOption(choice('--language <language>', 'of pictures and tables', ['en', 'zh']))
    .option('--no-wrap', 'a picture in one piece, however long')
    .action(async (file: string, options: ExportOptions) => {
      const { to, out } = options;
      const target = TARGETS.get(to);
      if (!TARGETS.has(to)) {
        const known = [...TARGETS.keys()].join(', ');
        throw new CliFailure(
          EXIT.wrongCall,
          `--to ${to}: there is no such target; expected one of ${known}.`,
        );
      }
      if (!target) throw new CliFailure(EXIT.wrongCall, `--to ${to}: this target is not available yet.`);
      await writeContents(resolve(out), target(await requireNetwork(file), options), true);
    });
  program
    .command('import')
    .description('read an architecture and write it as a network file')
    .argument('<path>', 'an architecture (JSON)')
    .requiredOption('--out <file>', 'the network file to write')
    .action(async (path: string, { out }: { readonly out: string }) => {
      await writeContents(resolve(out), writeNetwork(await requireNetwork(path)), true);
    });
}
