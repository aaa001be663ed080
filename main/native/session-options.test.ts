import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGraphWriter } from '../../shared/program/tensorflow/emit.ts';
import { encodeMetaGraph } from '../../shared/program/tensorflow/proto.ts';
import { prepareRequire } from './load.ts';
import { findNative } from './status.ts';

const native = findNative();

describe.skipIf(native.state === 'missing')('a session of the addon', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'netloom-session-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('places the part of a graph that is run, and no other', () => {
    if (native.state === 'missing') return;
    const writer = createGraphWriter(new Map());
    const section = writer.section('test');
    const two = section.constant(2, [], 'float32');
    const four = section.node('Mul', [two, two], { T: { kind: 'type', value: 'float32' } });
    // Has a kernel on graphics cards alone.
    section.node('NcclAllReduce', [two], {
      T: { kind: 'type', value: 'float32' },
      reduction: { kind: 'string', value: 'sum' },
      num_devices: { kind: 'int', value: 1 },
      shared_name: { kind: 'string', value: 'nowhere' },
    });
    writeFileSync(join(directory, 'saved_model.pb'), encodeMetaGraph(writer.nodes));
    const tf = prepareRequire(native.addon, import.meta.url)('@tensorflow/tfjs-node');
    const session = tf.backend().loadSavedModelMetaGraph(directory, 'serve');
    const [value] = tf.backend().runSavedModel(session, [], [], [four]);
    expect(value.dataSync()[0]).toBe(4);
    value.dispose();
    tf.backend().deleteSavedModel(session);
  });
});
