import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileStepGraph } from '../../shared/program/index.ts';
import { trainingSettings } from '../../shared/program/settings.ts';
import { findNative, prepareRequire } from '../native/index.ts';
import { createNativeEngine } from './native-engine.ts';
import { createSession } from './session.ts';
import { networkOf } from './testing/networks.ts';
import { updateWith } from './testing/plan.ts';
import { drawnVariables } from './weights.ts';

const native = findNative();

describe.skipIf(native.state === 'missing')('the native engine', () => {
  it('leaves no tensor and no folder behind', async () => {
    if (native.state === 'missing') return;
    const settings = trainingSettings.parse({});
    const compiled = compileStepGraph(
      networkOf('tiny', [
        ['input', 'Input', { height: 4, width: 4, channels: 1 }],
        ['conv', 'Conv', { filters: 2, kernel: 3 }],
        ['bn', 'BatchNorm'],
        ['fc', 'FC', { units: 3 }],
        ['softmax', 'Softmax'],
      ]),
      settings,
    );
    if (!compiled.ok) throw new Error('the network is sound');
    const graphs = () => readdirSync(tmpdir()).filter((name) => name.startsWith('netloom-graph-'));
    const before = graphs();
    const tf = prepareRequire(native.addon, import.meta.url)('@tensorflow/tfjs-node');
    const engine = createNativeEngine(compiled.graph, tf, native.version);
    expect(graphs().filter((name) => !before.includes(name) && existsSync(join(tmpdir(), name)))).toEqual([]);
    expect(engine.info.kind).toBe('native');

    const session = createSession(engine, compiled.graph, settings);
    session.writeVariables(drawnVariables(compiled.graph, 1));
    const batch = {
      size: 2,
      x: { data: new Float32Array(32).fill(0.5), shape: [2, 4, 4, 1] },
      y: { data: Int32Array.of(0, 2), shape: [2] },
    };
    const round = (step: number): void => {
      session.train(batch, updateWith(batch, step, settings));
      session.evaluate(batch);
      session.predict(batch);
      session.writeVariables(session.readVariables());
    };
    round(1);
    const { numTensors, numBytes } = tf.memory();
    for (let step = 2; step <= 20; step++) round(step);
    expect(() =>
      session.train({ ...batch, y: { data: Int32Array.of(1), shape: [1] } }, updateWith(batch, 21, settings)),
    ).toThrow();
    expect(tf.memory()).toMatchObject({ numTensors, numBytes });
    engine.dispose();
    expect(() => session.predict(batch)).toThrow();
  });

  it('has memory of its own: arrays that it was fed may be used again', async () => {
    if (native.state === 'missing') return;
    const settings = trainingSettings.parse({ optimizer: 'sgd', learningRate: 0.1 });
    // Many arrays, since only some begin where TensorFlow could use them as they are.
    const layers = Array.from({ length: 24 }, (_, i) => [`fc${i}`, 'FC', { units: 16 + i }] as const);
    const compiled = compileStepGraph(
      networkOf('deep', [
        ['input', 'Input', { height: 1, width: 1, channels: 16 }],
        ...layers,
        ['scores', 'FC', { units: 3 }],
        ['softmax', 'Softmax'],
      ]),
      settings,
    );
    if (!compiled.ok) throw new Error('the network is sound');
    const tf = prepareRequire(native.addon, import.meta.url)('@tensorflow/tfjs-node');
    const engine = createNativeEngine(compiled.graph, tf, native.version);
    const session = createSession(engine, compiled.graph, settings);
    const fed = drawnVariables(compiled.graph, 1);
    session.writeVariables(fed);
    for (const { data } of fed.values()) data.fill(7);
    const read = session.readVariables();
    for (const [name, { data }] of drawnVariables(compiled.graph, 1))
      expect({ name, data: read.get(name)?.data }).toEqual({ name, data });
    engine.dispose();
  });
});
