import { analyse } from '../../../shared/analysis/index.ts';
import { describeProblem } from '../../../shared/analysis/messages.ts';
import type { Network } from '../../../shared/network/network.ts';
import { readNetwork } from '../../../shared/network/read.ts';
import { parseTrainingSettings, type TrainingSettings } from '../../../shared/program/settings.ts';
import { StudioCallError } from '../../../shared/protocol/errors.ts';
import type { EngineChoice } from '../../trainer/messages.ts';

/** What is to be trained, and how. */
export interface Order {
  readonly network: Network;
  readonly settings: TrainingSettings;
  /** A folder of its own is made where none is named. */
  readonly directory?: string;
  /** A run folder or a safetensors file to start from. */
  readonly init?: string;
  /** Nodes whose weights stay. */
  readonly freeze?: readonly string[];
  readonly engine?: EngineChoice;
  /** Trains even where the machine has not the memory for it. */
  readonly force?: boolean;
}

/**
 * Checks what the window wants trained before any process is started for it.
 * @param text the network's file; `overrides` go before its `training` fields.
 * @throws StudioCallError `network` when it cannot be read or has errors, `invalid` for a setting out of range.
 */
export function readOrder(text: string, overrides: Readonly<Record<string, unknown>>): Order {
  const read = readNetwork(text);
  if (!read.ok) {
    const sentences = read.problems.map(({ message }) => message).join(' ');
    throw new StudioCallError('network', sentences, read.problems[0]?.path);
  }
  const { network } = read;
  const { ok, problems } = analyse(network);
  if (!ok) {
    const errors = problems.filter(({ severity }) => severity === 'error');
    const sentences = errors.map((problem) => {
      const sentence = describeProblem(problem, 'en');
      return problem.node === undefined ? sentence : `${problem.node}: ${sentence}`;
    });
    throw new StudioCallError('network', sentences.join('. '), errors[0]?.node);
  }
  return { network, settings: readSettings(network, overrides) };
}

/** @throws StudioCallError `invalid`, naming the field. */
export function readSettings(
  { training }: Network,
  overrides: Readonly<Record<string, unknown>>,
): TrainingSettings {
  const parsed = parseTrainingSettings({ ...training, ...overrides });
  if (parsed.ok) return parsed.settings;
  const sentences = parsed.problems.map(({ message }) => message).join(' ');
  throw new StudioCallError('invalid', sentences, parsed.problems[0]?.field);
}
