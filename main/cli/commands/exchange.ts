import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Network } from '../../../shared/network/network.ts';
import { writeNetwork } from '../../../shared/network/write.ts';
import { writeText } from '../../studio/files.ts';
import { CliFailure, EXIT } from '../exit.ts';
import { requireNetwork } from '../network-file.ts';

/** What a network can be written as: a row a target. Those without a writer are announced, not there yet. */
const TARGETS: ReadonlyMap<string, ((network: Network) => string) | undefined> = new Map([
  ['architecture', writeNetwork],
  ['keras', undefined],
  ['keras-model', undefined],
  ['pytorch', undefined],
  ['onnx', undefined],
  ['saved-model', undefined],
  ['tfjs', undefined],
  ['caffe', undefined],
  ['svg', undefined],
]);

export function addExchange(program: Command): void {
  program
    .command('export')
    .description('write a network for another program')
    .argument('<file>', 'the network')
    .requiredOption('--to <target>', [...TARGETS.keys()].join(', '))
    .requiredOption('--out <path>', 'where to write')
    .option('--weights <run|file>', 'a run folder or a safetensors file')
    .action(async (file: string, { to, out }: { readonly to: string; readonly out: string }) => {
      const target = TARGETS.get(to);
      if (!TARGETS.has(to)) {
        const known = [...TARGETS.keys()].join(', ');
        throw new CliFailure(
          EXIT.wrongCall,
          `--to ${to}: there is no such target; expected one of ${known}.`,
        );
      }
      if (!target) throw new CliFailure(EXIT.wrongCall, `--to ${to}: this target is not available yet.`);
      await writeText(resolve(out), target(await requireNetwork(file)), true);
    });
  program
    .command('import')
    .description('read an architecture and write it as a network file')
    .argument('<path>', 'an architecture (JSON)')
    .requiredOption('--out <file>', 'the network file to write')
    .action(async (path: string, { out }: { readonly out: string }) => {
      await writeText(resolve(out), writeNetwork(await requireNetwork(path)), true);
    });
}
