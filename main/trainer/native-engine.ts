import { mkdtempSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as TfjsNode from '@tensorflow/tfjs-node';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend';
import { encodeSavedModel } from '../../shared/program/tensorflow/saved-model.ts';
import type { Executable } from '../../shared/program/types.ts';
import type { Engine, Feeds, TensorData } from './engine.ts';
import { removeIfThere } from './run/files.ts';

type Tf = typeof TfjsNode;

/**
 * Runs a graph on native TensorFlow, one native call a signature. The graph goes through a SavedModel in a
 * temporary folder, which is gone again when this returns; its signatures share one session and so the variables.
 *
 * The session is asked for from tfjs-node's backend itself: `tf.node.loadSavedModel` would first read the whole graph in
 * JavaScript, for names that are known here, and that takes it as long as TensorFlow takes to load it.
 * @throws Error when TensorFlow refuses the graph.
 */
export function createNativeEngine(graph: Executable, tf: Tf, version: string): Engine {
  const { model, tensors } = encodeSavedModel(graph);
  const backend = tensorflow(tf);
  const session = load(backend, model);
  let disposed = false;

  return {
    info: { kind: 'native', version: `TensorFlow ${version}` },
    run(signature, feeds) {
      const names = tensors.get(signature);
      if (disposed) throw new Error('The engine is disposed of');
      if (!names) throw new Error(`The engine has no signature ${signature}`);
      tensorflow(tf);
      // A graph without dropout takes no seed, and so on.
      const inputs = Object.keys(names.inputs).map((name) => toTensor(tf, feeds, name));
      const fed = Object.values(names.inputs).map((name, i) => ({ name, dtype: inputs[i]!.dtype }));
      try {
        return fetch(
          names.outputs,
          backend.runSavedModel(session, inputs, fed, Object.values(names.outputs)),
        );
      } finally {
        for (const input of inputs) input.dispose();
      }
    },
    dispose() {
      if (!disposed) backend.deleteSavedModel(session);
      disposed = true;
    },
  };
}

/** tfjs has one backend at a time, and an interpreter in the same process takes its own. */
function tensorflow(tf: Tf): NodeJSKernelBackend {
  if (tf.getBackend() !== 'tensorflow') tf.setBackend('tensorflow');
  return tf.backend() as NodeJSKernelBackend;
}

/** @returns the session, by tfjs-node's number. */
function load(backend: NodeJSKernelBackend, model: Uint8Array): number {
  const directory = mkdtempSync(join(tmpdir(), 'netloom-graph-'));
  const file = join(directory, 'saved_model.pb');
  try {
    writeFileSync(file, model);
    return backend.loadSavedModelMetaGraph(directory, 'serve');
  } finally {
    removeIfThere(file);
    rmdirSync(directory);
  }
}

/** @throws Error when nothing was fed under that name. */
function toTensor(tf: Tf, feeds: Feeds, name: string): TfjsNode.Tensor {
  const feed = feeds[name];
  if (!feed) throw new Error(`Nothing was fed for ${name}`);
  const { data, shape } = feed;
  return tf.tensor(data, [...shape], data instanceof Float32Array ? 'float32' : 'int32');
}

/** Copies the values out and frees TensorFlow's. @param outputs in the tensors' order, by name. */
function fetch(
  outputs: Readonly<Record<string, unknown>>,
  tensors: readonly TfjsNode.Tensor[],
): Record<string, TensorData> {
  const fetched: Record<string, TensorData> = {};
  Object.keys(outputs).forEach((name, i) => {
    const tensor = tensors[i]!;
    const data = tensor.dataSync();
    fetched[name] = data instanceof Float32Array ? data : Int32Array.from(data);
    tensor.dispose();
  });
  return fetched;
}
