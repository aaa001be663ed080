import { BATCH, type Instruction, type Program, type TensorType } from '../ops/types.ts';

/** What a program holds at once while it runs, in bytes. */
export interface LiveMemory {
  /** The most that is alive at one time, variables and what is fed left out. */
  readonly peak: number;
  /** What is still needed after instruction `after`; 0 where no instruction is named. */
  readonly kept: number;
}

/** Outputs that are their first input under another type: no memory of their own. */
const VIEWS: ReadonlySet<string> = new Set(['reshape', 'stopGradient']);
/** Values that lie elsewhere: a variable's, what is fed, constants of the graph. */
const ELSEWHERE: ReadonlySet<string> = new Set(['readVariable', 'readUpdated', 'placeholder', 'constant']);
/** Kernels that write their result over an input of its size that nobody needs any more (TensorFlow's `forward_input`). */
const IN_PLACE: ReadonlySet<string> = new Set([
  ...['biasAdd', 'relu', 'leakyRelu', 'elu', 'selu', 'sigmoid', 'tanh', 'softplus', 'softmax'],
  ...['reluGrad', 'leakyReluGrad', 'eluGrad', 'seluGrad', 'sigmoidGrad', 'tanhGrad', 'softplusGrad'],
  ...[
    'add',
    'addN',
    'subtract',
    'multiply',
    'divide',
    'negate',
    'exp',
    'log',
    'sqrt',
    'square',
    'abs',
    'sign',
    'erf',
  ],
]);
const WIDTH = { float32: 4, int32: 4, bool: 1 } as const;

export const bytesOf = ({ dtype, shape }: TensorType, batch: number): number =>
  shape.reduce((product, size) => product * (size === BATCH ? batch : size), WIDTH[dtype]);

/** Effects moved to where their inputs are ready: a gradient is gone once its variable is updated. */
function withEarlyEffects({ instructions }: Program): readonly Instruction[] {
  const madeAt = new Map<number, number>();
  const placed = instructions.map((instruction, index) => {
    for (const id of instruction.outputs) madeAt.set(id, index);
    const ready = Math.max(-1, ...instruction.inputs.map((id) => madeAt.get(id) ?? -1));
    return { instruction, at: instruction.outputs.length === 0 ? ready + 0.5 : index };
  });
  return placed.sort((a, b) => a.at - b.at).map(({ instruction }) => instruction);
}

/**
 * Walks a program in execution order and adds up what is alive: a value from the instruction that makes it to the last one
 * that reads it. Views share their input's memory, and an in-place kernel takes over an input that ends with it.
 * @param fetched values that live to the end. @param after the value at whose making `kept` is read.
 */
export function liveMemory(
  program: Program,
  batch: number,
  fetched: readonly number[],
  after?: number,
): LiveMemory {
  const instructions = withEarlyEffects(program);
  /** Value → the value whose memory it is. */
  const owner = new Map<number, number>();
  const ownerOf = (id: number): number => owner.get(id) ?? id;
  for (const { op, inputs, outputs } of instructions)
    if (VIEWS.has(op)) owner.set(outputs[0]!, ownerOf(inputs[0]!));

  const lastUse = new Map<number, number>();
  instructions.forEach(({ inputs }, index) => {
    for (const id of inputs) lastUse.set(ownerOf(id), index);
  });
  for (const id of fetched) lastUse.set(ownerOf(id), instructions.length);

  const sizes = new Map<number, number>();
  let alive = 0;
  let peak = 0;
  let kept = 0;
  instructions.forEach(({ op, inputs, outputs }, index) => {
    const owned = [...new Set(inputs.map(ownerOf))].filter((id) => sizes.has(id));
    const ending = owned.filter((id) => lastUse.get(id) === index);
    if (!VIEWS.has(op) && !ELSEWHERE.has(op)) {
      for (const id of outputs) {
        const size = bytesOf(program.values[id]!, batch);
        const taken = IN_PLACE.has(op) ? ending.findIndex((input) => sizes.get(input) === size) : -1;
        if (taken >= 0) {
          const [input] = ending.splice(taken, 1);
          sizes.delete(input!);
        } else alive += size;
        sizes.set(id, size);
      }
    }
    peak = Math.max(peak, alive);
    const unread = outputs.filter((id) => ownerOf(id) === id && !lastUse.has(id));
    for (const id of [...ending, ...unread]) {
      alive -= sizes.get(id) ?? 0;
      sizes.delete(id);
    }
    if (after !== undefined && outputs.includes(after)) kept = alive;
  });
  return { peak, kept };
}
