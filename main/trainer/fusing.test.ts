import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { trainingSettings } from '../../shared/program/settings.ts';
import { findNative } from '../native/index.ts';
import { buildTrainer, startTrainer } from './testing/child.ts';
import { preparedDigits } from './testing/digits.ts';
import { testFolder } from './testing/folder.ts';
import { networkOf } from './testing/networks.ts';

describe.skipIf(findNative().state === 'missing')('a step on native TensorFlow', () => {
  let program: string;
  beforeAll(async () => {
    const built = await buildTrainer();
    program = built.program;
    return built.remove;
  });

  it('runs convolution, bias and ReLU as one kernel, and normalisation and ReLU', async () => {
    const folder = testFolder();
    const datasetFile = join(folder, 'digits.safetensors');
    writeFileSync(datasetFile, preparedDigits(20));
    // oneDNN tells of each kernel that it runs.
    const child = startTrainer(program, { ONEDNN_VERBOSE: '1' }, { piped: true });
    let told = '';
    child.process.stdout?.on('data', (chunk) => {
      told += String(chunk);
    });
    child.send({
      kind: 'train',
      network: networkOf('fused', [
        ['input', 'Input', { height: 28, width: 28, channels: 1 }],
        ['conv1', 'Conv', { filters: 8, kernel: 5 }],
        ['relu1', 'ReLU'],
        ['conv2', 'Conv', { filters: 8, kernel: 5, bias: false }],
        ['norm', 'BatchNorm'],
        ['relu2', 'ReLU'],
        ['fc', 'FC', { units: 10 }],
        ['softmax', 'Softmax'],
      ]),
      settings: trainingSettings.parse({ batchSize: 20, epochs: 1, validationSplit: 0 }),
      datasetFile,
      runDirectory: join(folder, 'run'),
      resume: false,
      freeze: [],
      engine: 'native',
    });
    child.process.stderr?.resume();
    await child.until((event) => event.kind === 'end');
    // All that it printed, not only until it ended.
    await new Promise((resolve) => child.process.once('close', resolve));
    const forward = told.split('\n').filter((line) => line.includes('exec') && line.includes('forward'));
    const ran = (kernel: RegExp): number => forward.filter((line) => kernel.test(line)).length;
    const convolutions = ran(/,convolution,/);
    expect(convolutions).toBeGreaterThan(0);
    expect(ran(/,convolution,.*bia_f32.*eltwise_relu/)).toBe(convolutions / 2);
    expect(ran(/,batch_normalization,/)).toBeGreaterThan(0);
    expect(ran(/,batch_normalization,.*flags:\w*R/)).toBe(ran(/,batch_normalization,/));
  });
});
