import { mkdtempSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as TfjsNode from '@tensorflow/tfjs-node';
import { encodeSavedModel } from '../../shared/program/tensorflow/saved-model.ts';
import type { Executable, SignatureName } from '../../shared/program/types.ts';
import type { Engine, Feeds, TensorData } from './engine.ts';
import { removeIfThere } from './run/files.ts';

type Tf = typeof TfjsNode;
type Model = Awaited<ReturnType<Tf['node']['loadSavedModel']>>;

/**
 * Runs a graph on native TensorFlow, one native call a signature. The graph goes through a SavedModel in a
 * temporary folder, which is gone again when this settles; its signatures share one session and so the variables.
 * @throws Error when TensorFlow refuses the graph.
 */
export async function createNativeEngine(graph: Executable, tf: Tf, version: string): Promise<Engine> {
  const models = await loadSignatures(graph, tf);
  // A graph without dropout takes no seed, and so on; tfjs-node insists on exactly what a signature takes.
  const wanted = inputNames(graph);

  return {
    info: { kind: 'native', version: `TensorFlow ${version}` },
    run(signature, feeds) {
      const model = models.get(signature);
      if (!model) throw new Error(`The engine has no signature ${signature}`);
      selectTensorflow(tf);
      const inputs: Record<string, TfjsNode.Tensor> = {};
      for (const name of wanted.get(signature) ?? []) inputs[name] = toTensor(tf, feeds, name);
      try {
        return fetch(model.predict(inputs));
      } finally {
        for (const name of Object.keys(inputs)) inputs[name]!.dispose();
      }
    },
    dispose() {
      for (const model of models.values()) model.dispose();
      models.clear();
    },
  };
}

/** tfjs has one backend at a time, and an interpreter in the same process takes its own. */
function selectTensorflow(tf: Tf): void {
  if (tf.getBackend() !== 'tensorflow') tf.setBackend('tensorflow');
}

async function loadSignatures(graph: Executable, tf: Tf): Promise<Map<SignatureName, Model>> {
  const directory = mkdtempSync(join(tmpdir(), 'netloom-graph-'));
  const file = join(directory, 'saved_model.pb');
  try {
    const { model, signatures } = encodeSavedModel(graph);
    writeFileSync(file, model);
    const models = new Map<SignatureName, Model>();
    for (const { name } of Object.values(graph.signatures)) {
      selectTensorflow(tf);
      models.set(name, await tf.node.loadSavedModel(directory, ['serve'], name));
      // The session is there now; tfjs-node reads the file again for every name, and a large graph takes it long.
      if (models.size === 1) writeFileSync(file, signatures);
    }
    return models;
  } finally {
    removeIfThere(file);
    rmdirSync(directory);
  }
}

const inputNames = ({ signatures }: Executable): ReadonlyMap<SignatureName, readonly string[]> =>
  new Map(Object.values(signatures).map(({ name, inputs }) => [name, Object.keys(inputs)]));

/** @throws Error when nothing was fed under that name. */
function toTensor(tf: Tf, feeds: Feeds, name: string): TfjsNode.Tensor {
  const feed = feeds[name];
  if (!feed) throw new Error(`Nothing was fed for ${name}`);
  const { data, shape } = feed;
  return tf.tensor(data, [...shape], data instanceof Float32Array ? 'float32' : 'int32');
}

/** Copies the values out and frees TensorFlow's. */
function fetch(outputs: ReturnType<Model['predict']>): Record<string, TensorData> {
  const fetched: Record<string, TensorData> = {};
  if (Array.isArray(outputs) || 'dataSync' in outputs) throw new Error('Outputs must be named');
  for (const [name, tensor] of Object.entries(outputs)) {
    const data = tensor.dataSync();
    fetched[name] = data instanceof Float32Array ? data : Int32Array.from(data);
    tensor.dispose();
  }
  return fetched;
}
