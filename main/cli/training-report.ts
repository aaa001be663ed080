import { SingleBar } from 'cli-progress';
import { describeSkipped, type WeightsReport } from '../../shared/program/starting-weights.ts';
import type { RunInfo } from '../../shared/protocol/messages.ts';
import type { TrainerEvent } from '../studio/index.ts';
import { bytes, count, percent, print, printJson, real, warn } from './output.ts';

/** Tells of a training as it goes. */
export interface TrainingReport {
  event(event: TrainerEvent): void;
  /** A problem that no trainer could tell of: its own death. */
  problem(problem: RunInfo['problems'][number]): void;
  end(run: RunInfo): void;
}

type Last = Extract<TrainerEvent, { kind: 'epoch' }>;

/** A JSON object a line: `start`, `weights`, `step`, `statistics`, `epoch`, `problem`, `end`. */
export function jsonReport(directory: string): TrainingReport {
  let last: Omit<Last, 'kind'> | undefined;
  let peakMemory: number | undefined;
  const problem: TrainingReport['problem'] = (what) => {
    printJson({ event: 'problem', ...what });
    warn(what.message);
  };
  return {
    event(event) {
      switch (event.kind) {
        case 'start': {
          const { kind: _kind, engine, ...rest } = event;
          const { kind, version, reason } = engine;
          printJson({
            event: 'start',
            engine: kind,
            engineVersion: version,
            engineReason: reason,
            ...rest,
            run: directory,
          });
          return;
        }
        case 'weights': {
          const { kind: _kind, ...report } = event;
          return printJson({ event: 'weights', ...report });
        }
        case 'steps':
          for (const step of event.steps) printJson({ event: 'step', ...step });
          return;
        case 'statistics':
          for (const record of event.records) printJson({ event: 'statistics', ...record });
          return;
        case 'epoch': {
          const { kind: _kind, ...epoch } = event;
          last = epoch;
          printJson({ event: 'epoch', ...epoch });
          return;
        }
        case 'problem':
          return problem(event.problem);
        case 'end':
          peakMemory = event.peakMemory;
          return;
        default:
          return;
      }
    },
    problem,
    end: ({ state, step }) =>
      printJson({ event: 'end', outcome: state, ...last, step, peakMemory, run: directory }),
  };
}

/** Sentences; on a terminal, a progress bar with the time that is left. */
export function textReport(directory: string, name: string, epochs: number): TrainingReport {
  const bar = process.stderr.isTTY && process.stdout.isTTY ? progressBar() : undefined;
  const problem: TrainingReport['problem'] = ({ severity, message }) => {
    bar?.stop();
    warn(severity === 'warning' ? `Warning: ${message}` : message);
  };
  return {
    event(event) {
      switch (event.kind) {
        case 'start': {
          const { engine, parameters, trainingSamples, validationSamples, totalSteps, fromStep } = event;
          const { memory } = event;
          print(
            `${name}: ${count(parameters)} parameters, ${count(trainingSamples)} samples to train on, ` +
              `${count(validationSamples)} to validate, ${engine.version} (${engine.kind})`,
          );
          if (engine.reason !== undefined) warn(`Training is slow: ${engine.reason}`);
          print(`About ${bytes(memory.total)} of memory, ${bytes(memory.activations)} of it activations.`);
          print(`Run folder: ${directory}`);
          bar?.start(totalSteps, fromStep, { loss: '…', accuracy: '…', speed: '…' });
          return;
        }
        case 'weights':
          // The bar draws itself again below.
          if (bar) process.stderr.write('\r\u001b[2K');
          return describeWeights(event).forEach(print);
        case 'steps': {
          const step = event.steps[event.steps.length - 1];
          if (!step) return;
          bar?.update(step.step, {
            loss: real(step.loss),
            accuracy: percent(step.accuracy),
            speed: count(step.samplesPerSecond),
          });
          return;
        }
        case 'epoch':
          // The bar draws itself again below.
          if (bar) process.stderr.write('\r\u001b[2K');
          return print(describeEpoch(event, epochs));
        case 'problem':
          return problem(event.problem);
        default:
          return;
      }
    },
    problem,
    end({ state, step, totalSteps, canContinue }) {
      bar?.stop();
      if (state === 'completed') return print(`Done: ${count(step)} steps.`);
      const onward = canContinue ? ` Train on with --resume ${directory}` : '';
      warn(
        `${state === 'stopped' ? 'Stopped' : 'Failed'} at step ${count(step)} of ${count(totalSteps)}.${onward}`,
      );
    },
  };
}

/** How many names are written out before the rest is counted. */
const LISTED = 12;

function listed(names: readonly string[], separator: string): string {
  const more = names.length > LISTED ? `${separator}and ${names.length - LISTED} more` : '';
  return names.slice(0, LISTED).join(separator) + more;
}

function describeWeights({ source, loaded, skipped, unused }: WeightsReport): string[] {
  const lines = [
    `Weights: ${loaded.length} of ${loaded.length + skipped.length} tensors come from ${source}.`,
  ];
  if (skipped.length > 0)
    lines.push(`  As the seed draws them: ${listed(skipped.map(describeSkipped), '; ')}.`);
  if (unused.length > 0) lines.push(`  There, but not in this network: ${listed(unused, ', ')}.`);
  return lines;
}

function describeEpoch(
  { epoch, loss, penalty, accuracy, valLoss, valAccuracy, samplesPerSecond }: Last,
  epochs: number,
): string {
  const validation =
    valLoss === undefined || valAccuracy === undefined
      ? ''
      : `  validation: loss ${real(valLoss)}  accuracy ${percent(valAccuracy)}`;
  return (
    `epoch ${epoch}/${epochs}  loss ${real(loss)}${penalty === 0 ? '' : ` (penalty ${real(penalty)})`}  accuracy ${percent(accuracy)}` +
    `${validation}  ${count(samplesPerSecond)} samples/s`
  );
}

const progressBar = (): SingleBar =>
  new SingleBar({
    format:
      '{bar} {percentage} %  {value}/{total}  loss {loss}  accuracy {accuracy}  {speed} samples/s  {eta_formatted} left',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    etaBuffer: 100,
    fps: 10,
  });
