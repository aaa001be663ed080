import { inferenceBatchSize } from '../../shared/program/memory.ts';
import { parseTrainingSettings } from '../../shared/program/settings.ts';
import { describeSkipped } from '../../shared/program/starting-weights.ts';
import { compile } from './compile.ts';
import { type Control, createBreather } from './control.ts';
import { type Batch, type Batches, createBatches } from './data/batches.ts';
import { checkFit, type Dataset, readDataset } from './data/prepared.ts';
import { type Part, type Split, splitDataset } from './data/split.ts';
import type { EvaluateRequest } from './messages.ts';
import { openEngine } from './open-engine.ts';
import { peakMemory } from './peak-memory.ts';
import { TrainerError, warning } from './problem.ts';
import type { Reporter } from './reporter.ts';
import { createSession } from './session.ts';
import type { JobEnd } from './training.ts';
import { startingWeights } from './weights.ts';

/**
 * Runs a network over (a part of) a data set: a `prediction` per sample in the data set's order, then `evaluated`.
 * @throws TrainerError `network`, `dataset`, `checkpoint` or `engine`.
 */
export async function evaluate(
  request: EvaluateRequest,
  control: Control,
  reporter: Reporter,
): Promise<JobEnd> {
  const { network, seed } = request;
  const parsed = parseTrainingSettings({ ...network.training, seed });
  if (!parsed.ok)
    throw new TrainerError('network', parsed.problems.map((problem) => problem.message).join(' '));
  const graph = compile(network, parsed.settings, []);
  const dataset = readDataset(request.datasetFile);
  checkFit(dataset, graph);

  const { variables, report } = startingWeights(graph, seed, request.weights);
  if (report && report.skipped.length > 0) {
    const { source, skipped } = report;
    const what = skipped.map(describeSkipped).join('; ');
    reporter.problem(
      warning(
        'checkpoint',
        `Not all weights came from ${source}; these are as the seed draws them: ${what}.`,
      ),
    );
  }

  const engine = await openEngine(graph, request.engine);
  try {
    const session = createSession(engine, graph, parsed.settings);
    session.writeVariables(await variables);
    const breathe = createBreather();
    const classes = dataset.classes.length;
    const width = graph.threshold === undefined ? classes : 1;
    const classOf = (output: readonly number[]): number =>
      graph.threshold === undefined
        ? Math.max(output.indexOf(Math.max(...output)), 0)
        : Number(output[0]! >= graph.threshold);
    const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
    let lossSum = 0;
    let count = 0;
    let correct = 0;
    for (const { batch, indices } of batchesOf(dataset, request)) {
      await breathe();
      if (control.state === 'paused') await control.unpaused();
      if (control.state === 'stopping') return { outcome: 'stopped', step: 0, peakMemory: peakMemory() };
      lossSum += session.evaluate(batch).lossSum;
      const outputs = session.predict(batch);
      for (let row = 0; row < batch.size; row++) {
        const output = Array.from(outputs.subarray(row * width, (row + 1) * width));
        const label = batch.y.data[row]!;
        const predicted = classOf(output);
        if (predicted === label) correct++;
        confusion[label]![predicted]!++;
        reporter.send({ kind: 'prediction', index: indices[row]!, label, predicted, output });
      }
      count += batch.size;
    }
    reporter.send({ kind: 'evaluated', count, loss: lossSum / count, accuracy: correct / count, confusion });
    return { outcome: 'completed', step: 0, peakMemory: peakMemory() };
  } finally {
    engine.dispose();
  }
}

/** The asked-for samples in order; `indices` are places in the data set, its own validation samples after the others. */
function* batchesOf(
  dataset: Dataset,
  { seed, validationSplit, limit, split: wanted }: EvaluateRequest,
): Generator<{ readonly batch: Batch; readonly indices: Int32Array }> {
  const split = splitDataset(dataset, { seed, validationSplit, limit });
  const size = inferenceBatchSize(1, dataset.shape);
  for (const part of partsOf(split, wanted)) {
    const offset = part.samples === dataset.validation ? dataset.samples.count : 0;
    const batches: Batches = createBatches(part, dataset.shape, size, seed);
    for (let index = 0; index < batches.count; index++) {
      const batch = batches.inOrder(index);
      const start = index * size;
      yield { batch, indices: part.indices.slice(start, start + batch.size).map((i) => i + offset) };
    }
  }
}

function partsOf({ training, validation }: Split, wanted: EvaluateRequest['split']): readonly Part[] {
  if (wanted === 'training') return [training];
  if (wanted === 'validation') return [validation];
  if (training.samples !== validation.samples) return [training, validation];
  const indices = Int32Array.from([...training.indices, ...validation.indices]).sort();
  return [{ samples: training.samples, indices }];
}
