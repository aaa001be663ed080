import { describeProblem } from '../../shared/analysis/messages.ts';
import type { Network } from '../../shared/network/network.ts';
import { compileStepGraph } from '../../shared/program/index.ts';
import type { TrainingSettings } from '../../shared/program/settings.ts';
import type { StepGraph } from '../../shared/program/types.ts';
import { TrainerError } from './problem.ts';

/** @throws TrainerError `network`, with every problem of the network in plain words. */
export function compile(network: Network, settings: TrainingSettings, freeze: readonly string[]): StepGraph {
  const unknown = freeze.filter((id) => !network.nodes.some((node) => node.id === id));
  if (unknown.length > 0) {
    const ids = network.nodes.map((node) => node.id).join(', ');
    throw new TrainerError('network', `Cannot freeze ${unknown.join(', ')}: the network's nodes are ${ids}.`);
  }
  const compiled = compileStepGraph(network, settings, { freeze: [...freeze] });
  if (compiled.ok) return compiled.graph;
  const sentences = compiled.problems.map((problem) => describeProblem(problem, 'en'));
  const node = compiled.problems.find((problem) => problem.node !== undefined)?.node;
  throw new TrainerError('network', `The network cannot be trained: ${sentences.join(' ')}`, node);
}
