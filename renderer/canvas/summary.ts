import type { Analysis } from '../../shared/analysis/types.ts';
import type { Network } from '../../shared/network/network.ts';
import { exact, shapeText } from '../format/numbers.ts';
import { translate } from '../i18n/i18n.ts';

const problemWords = ({ problems }: Analysis): string => {
  const count = (severity: 'error' | 'warning'): number =>
    problems.filter((problem) => problem.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  const words = [
    errors > 0 ? translate('nodeErrors', { ns: 'canvas', count: errors }) : '',
    warnings > 0 ? translate('nodeWarnings', { ns: 'canvas', count: warnings }) : '',
  ].filter((each) => each !== '');
  return words.length === 0 ? translate('noProblems', { ns: 'canvas' }) : words.join(', ');
};

/** `LeNet-5: 13 layers, 61 706 parameters, no problems; input 28×28×1, output 10`. */
export function summaryOf(network: Network, analysis: Analysis): string {
  const shapeOf = (id: string | undefined): string => {
    const shape = id === undefined ? undefined : analysis.layers.get(id)?.outputShape;
    return shape ? shapeText(shape) : translate('noShape', { ns: 'canvas' });
  };
  return translate('summary', {
    ns: 'canvas',
    name: network.name,
    count: network.nodes.length,
    parameters: exact(analysis.totals.parameters),
    problems: problemWords(analysis),
    input: shapeOf(network.nodes.find(({ type }) => type === 'Input')?.id),
    output: shapeOf(analysis.output),
  });
}
