import { type LayerStatistics, readStatistics } from '../../shared/program/layer-statistics.ts';
import type { TrainingSettings } from '../../shared/program/settings.ts';
import type { StepGraph, VariableSpec } from '../../shared/program/types.ts';
import type { Batch } from './data/batches.ts';
import { type Engine, type Feed, type Fetched, scalar } from './engine.ts';
import type { Variables } from './run/checkpoints.ts';

/** What a batch does to the weights. */
export interface StepPlan {
  /** From 1, over all batches of the run. */
  readonly step: number;
  /** From 1, over all updates of the run: the one under way. */
  readonly update: number;
  readonly learningRate: number;
  /** Samples of the group of batches that this one closes; absent: its gradient waits for the others of its group. */
  readonly groupSize?: number;
  /** Whether to tell how the layers fare; only of a batch that closes its group. */
  readonly statistics?: boolean;
}

export interface StepResult {
  /** Data loss plus penalty. */
  readonly loss: number;
  readonly penalty: number;
  /** A count. */
  readonly correct: number;
  readonly layers?: readonly LayerStatistics[];
}

/** What a training loop asks of an engine, in its own words. */
export interface Session {
  /** One batch, and the update that it closes its group with. */
  train(batch: Batch, plan: StepPlan): StepResult;
  /** Inference: the sum of the samples' losses, and how many were right. */
  evaluate(batch: Batch): { readonly lossSum: number; readonly correct: number };
  /** Inference: row-major outputs. */
  predict(batch: Batch): Float32Array;
  readVariables(): Variables;
  /** Replaces every variable; without any slots among `variables` these begin anew. */
  writeVariables(variables: Variables): void;
}

export function createSession(
  engine: Engine,
  graph: StepGraph,
  { seed }: Pick<TrainingSettings, 'seed'>,
): Session {
  const first = (name: string, fetched: Fetched): number => {
    const value = fetched[name]?.[0];
    if (value === undefined) throw new Error(`The step graph gave no ${name}`);
    return value;
  };
  const seedFeed = scalar(seed, 'int32');
  const told = (fetched: Fetched): StepResult => {
    const penalty = first('penalty', fetched);
    return { loss: first('loss', fetched) + penalty, penalty, correct: first('correct', fetched) };
  };
  const vector = ({ statistics }: Fetched): Iterable<number> => {
    if (!statistics) throw new Error('The step graph gave no statistics');
    return statistics;
  };

  return {
    train({ x, y }, { step, update, learningRate, groupSize, statistics = false }) {
      const drawn = { x, y, seed: seedFeed, step: scalar(step, 'int32') };
      if (groupSize === undefined) return told(engine.run('accumulate_step', drawn));
      const fed = {
        ...drawn,
        learning_rate: scalar(learningRate, 'float32'),
        update: scalar(update, 'int32'),
        group_size: scalar(groupSize, 'float32'),
      };
      if (!statistics || !graph.statistics) return told(engine.run('train_step', fed));
      // Before the step: from the weights that its gradient comes from.
      const outputs = vector(engine.run('output_statistics', drawn));
      const fetched = engine.run('statistics_step', fed);
      const terms = [...graph.statistics.outputs, ...graph.statistics.weights];
      const layers = readStatistics(terms, [...outputs, ...vector(fetched)]);
      return { ...told(fetched), layers };
    },
    evaluate({ x, y }) {
      const fetched = engine.run('evaluate', { x, y });
      return { lossSum: first('loss_sum', fetched), correct: first('correct', fetched) };
    },
    predict({ x }) {
      const { output } = engine.run('predict', { x });
      if (!(output instanceof Float32Array)) throw new Error('The step graph gave no output');
      return output;
    },
    readVariables() {
      const values = engine.run('read_weights', {});
      return new Map(
        graph.variables.map(({ name, shape }) => {
          const data = values[name];
          if (!(data instanceof Float32Array)) throw new Error(`The step graph gave no ${name}`);
          return [name, { shape, data }];
        }),
      );
    },
    writeVariables(variables) {
      const isSlot = ({ role }: VariableSpec): boolean => role === 'slot';
      const write = (signature: 'write_weights' | 'write_slots', written: readonly VariableSpec[]): void => {
        const feeds: Record<string, Feed> = {};
        for (const { name } of written) {
          const variable = variables.get(name);
          if (!variable) throw new Error(`No value for ${name}`);
          feeds[name] = variable;
        }
        engine.run(signature, feeds);
      };
      write(
        'write_weights',
        graph.variables.filter((variable) => !isSlot(variable)),
      );
      const slots = graph.variables.filter(isSlot);
      if (slots.some(({ name }) => variables.has(name))) write('write_slots', slots);
      else if (slots.length > 0) engine.run('fill_slots', { value: scalar(0, 'float32') });
    },
  };
}
