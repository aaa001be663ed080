import type { TrainingSettings } from '../../shared/program/settings.ts';
import type { StepGraph } from '../../shared/program/types.ts';
import type { Batch } from './data/batches.ts';
import { type Engine, type Feed, scalar } from './engine.ts';
import type { Variables } from './run/checkpoints.ts';

/** What a training loop asks of an engine, in its own words. */
export interface Session {
  /** One optimiser step; `step` counts from 1. Loss with penalty; `correct` is a count. */
  train(batch: Batch, step: number): { readonly loss: number; readonly correct: number };
  /** Inference: the sum of the samples' losses, and how many were right. */
  evaluate(batch: Batch): { readonly lossSum: number; readonly correct: number };
  /** Inference: row-major outputs. */
  predict(batch: Batch): Float32Array;
  readVariables(): Variables;
  /** Replaces every variable. */
  writeVariables(variables: Variables): void;
}

export function createSession(
  engine: Engine,
  graph: StepGraph,
  { learningRate, seed }: Pick<TrainingSettings, 'learningRate' | 'seed'>,
): Session {
  const first = (name: string, fetched: ReturnType<Engine['run']>): number => {
    const value = fetched[name]?.[0];
    if (value === undefined) throw new Error(`The step graph gave no ${name}`);
    return value;
  };
  const rate = scalar(learningRate, 'float32');
  const seedFeed = scalar(seed, 'int32');

  return {
    train({ x, y }, step) {
      const feeds = { x, y, learning_rate: rate, seed: seedFeed, step: scalar(step, 'int32') };
      const fetched = engine.run('train_step', feeds);
      return {
        loss: first('loss', fetched) + first('penalty', fetched),
        correct: first('correct', fetched),
      };
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
      const feeds: Record<string, Feed> = {};
      for (const { name } of graph.variables) {
        const variable = variables.get(name);
        if (!variable) throw new Error(`No value for ${name}`);
        feeds[name] = variable;
      }
      engine.run('write_weights', feeds);
    },
  };
}
