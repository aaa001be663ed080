import type { GraphEmitter, TensorRef, TfAttr } from '../../ops/define.ts';
import type { DType, TensorType } from '../../ops/types.ts';
import { type AttrMessage, DATA_TYPE, type NodeMessage, type TensorShapeMessage } from './proto.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const shapeMessage = (shape: readonly number[]): TensorShapeMessage => ({
  dim: shape.map((size) => ({ size })),
});

function attrMessage(attr: TfAttr): AttrMessage {
  switch (attr.kind) {
    case 'type':
      return { type: DATA_TYPE[attr.value] };
    case 'int':
      return { i: attr.value };
    case 'float':
      return { f: attr.value };
    case 'bool':
      return { b: attr.value };
    case 'string':
      return { s: bytesOf(attr.value) };
    case 'shape':
      return { shape: shapeMessage(attr.value) };
    case 'ints':
      return { list: { i: attr.value } };
  }
}

function contentOf(values: readonly number[], dtype: DType | 'int64'): Uint8Array {
  if (dtype === 'bool') return Uint8Array.from(values);
  const bytes = new Uint8Array(values.length * (dtype === 'int64' ? 8 : 4));
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    if (dtype === 'float32') view.setFloat32(4 * i, value, true);
    else if (dtype === 'int32') view.setInt32(4 * i, value, true);
    else view.setBigInt64(8 * i, BigInt(value), true);
  });
  return bytes;
}

/** TensorFlow takes letters, digits and `_./-` in a node's name; node ids may be anything. */
const nodeName = (text: string): string =>
  text.replace(/[^A-Za-z0-9_./-]/g, '_').replace(/^[^A-Za-z0-9.]/, 'n$&');

export interface GraphWriter {
  /** Nodes of one signature go below its name; its effects are collected apart. */
  section(name: string): GraphSection;
  readonly nodes: readonly NodeMessage[];
}
export interface GraphSection extends GraphEmitter {
  /** The layer the next nodes come from: a part of their names. */
  scope: string;
  /** Gives `ref` under a name of its own, after every effect of the section has run. */
  fetch(name: string, ref: TensorRef, dtype: DType): TensorRef;
  readonly placeholders: ReadonlyMap<string, TensorRef>;
}

/** A GraphDef under construction; sections share its variables. */
export function createGraphWriter(variables: ReadonlyMap<string, readonly number[]>): GraphWriter {
  const nodes: NodeMessage[] = [];
  const counts = new Map<string, number>();
  const handles = new Map<string, TensorRef>();

  const add = (
    wanted: string,
    op: string,
    inputs: readonly TensorRef[],
    attrs: Readonly<Record<string, TfAttr>>,
    extra: Readonly<Record<string, AttrMessage>> = {},
  ): TensorRef => {
    const base = nodeName(wanted);
    const count = counts.get(base) ?? 0;
    counts.set(base, count + 1);
    const name = count === 0 ? base : `${base}__${count}`;
    const attr = Object.fromEntries(Object.entries(attrs).map(([key, value]) => [key, attrMessage(value)]));
    nodes.push({
      name,
      op,
      // `name:0` is written as `name`.
      input: inputs.map((ref) => (ref.endsWith(':0') ? ref.slice(0, -2) : ref)),
      attr: { ...attr, ...extra },
    });
    return `${name}:0`;
  };
  const nodeOf = (ref: TensorRef): string => ref.slice(0, ref.lastIndexOf(':'));

  const section = (signature: string): GraphSection => {
    const effects: string[] = [];
    const lastEffects = new Map<string, TensorRef>();
    const placeholders = new Map<string, TensorRef>();
    const constants = new Map<string, TensorRef>();
    let barrier: string | undefined;
    const within = (name: string, scope: string): string =>
      [signature, scope, name].filter(Boolean).join('/');
    return {
      scope: '',
      placeholders,
      node(op, inputs, attrs = {}) {
        return add(within(op, this.scope), op, inputs, attrs);
      },
      output: (ref, index) => `${nodeOf(ref)}:${index}`,
      constant(value, shape, dtype) {
        const values = typeof value === 'number' ? [value] : value;
        const key = `${dtype} ${shape.join(',')} ${values.join(',')}`;
        const known = constants.get(key);
        if (known) return known;
        const tensor = {
          dtype: DATA_TYPE[dtype],
          tensorShape: shapeMessage(shape),
          tensorContent: contentOf(values, dtype),
        };
        const ref = add(
          within('Const', ''),
          'Const',
          [],
          { dtype: { kind: 'type', value: dtype } },
          { value: { tensor } },
        );
        constants.set(key, ref);
        return ref;
      },
      variable(name) {
        const shape = variables.get(name);
        if (!shape) throw new Error(`The step graph has no variable ${name}`);
        const handle =
          handles.get(name) ??
          add(`variables/${name}`, 'VarHandleOp', [], {
            dtype: { kind: 'type', value: 'float32' },
            shape: { kind: 'shape', value: shape },
            shared_name: { kind: 'string', value: name },
            container: { kind: 'string', value: '' },
          });
        handles.set(name, handle);
        return handle;
      },
      placeholder(name, type: TensorType) {
        const known = placeholders.get(name);
        if (known) return known;
        const ref = add(within(name, ''), 'Placeholder', [], {
          dtype: { kind: 'type', value: type.dtype },
          shape: { kind: 'shape', value: type.shape },
        });
        placeholders.set(name, ref);
        return ref;
      },
      effect(ref, variable) {
        effects.push(this.after(ref));
        lastEffects.set(variable, this.after(ref));
      },
      afterEffect: (variable) => lastEffects.get(variable),
      after: (ref) => `^${nodeOf(ref)}`,
      fetch(name, ref, dtype) {
        if (effects.length > 0) barrier ??= nodeOf(add(within('updates', ''), 'NoOp', effects, {}));
        const after = barrier === undefined ? [] : [`^${barrier}`];
        return add(within(`fetch/${name}`, ''), 'Identity', [ref, ...after], {
          T: { kind: 'type', value: dtype },
        });
      },
    };
  };
  return { section, nodes };
}
