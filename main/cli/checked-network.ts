import { analyse } from '../../shared/analysis/index.ts';
import { describeProblem } from '../../shared/analysis/messages.ts';
import type { Network } from '../../shared/network/network.ts';
import { CliFailure, EXIT } from './exit.ts';
import { requireNetwork } from './network-file.ts';
import { printJson } from './output.ts';

/**
 * Reads a network that is to be computed with. Its errors go to standard error, and with `json` as `problem` events too.
 * @throws CliFailure `errors` when the analysis finds some.
 */
export async function checkedNetwork(path: string, json: boolean): Promise<Network> {
  const network = await requireNetwork(path);
  const { ok, problems } = analyse(network);
  if (ok) return network;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const sentences = errors.map((problem) => describeProblem(problem, 'en'));
  if (json) {
    errors.forEach(({ severity, code, node }, index) => {
      printJson({ event: 'problem', severity, code, message: sentences[index], node });
    });
  }
  const lines = errors.map(({ node }, index) =>
    [path, ...(node === undefined ? [] : [node]), sentences[index]].join(': '),
  );
  throw new CliFailure(EXIT.errors, lines.join('\n'));
}
