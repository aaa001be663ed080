import type { Tensor } from '@tensorflow/tfjs-core';
import {
  applyAdadeltaOp,
  applyAdagradOp,
  applyAdamOp,
  applyAdamWOp,
  applyGradientDescentOp,
  applyMomentumOp,
  applyRmsPropOp,
  assignVariableOp,
} from '../../../../shared/ops/updates.ts';
import type { Variable } from '../../run/checkpoints.ts';
import { type Kernel, kernel } from '../kernel.ts';

type Variables = Map<string, Variable>;

/** Replaces each named variable by `rule(place)`'s numbers, in the names' order; gives the values of before to `rule`. */
function update(
  variables: Variables,
  names: readonly string[],
  rule: (before: readonly number[], place: number) => readonly number[],
): readonly Tensor[] {
  const before = names.map((name) => {
    const variable = variables.get(name);
    if (!variable) throw new Error(`The variable ${name} has no value yet`);
    return variable;
  });
  const after = before.map(({ data }) => new Float32Array(data.length));
  for (let place = 0; place < before[0]!.data.length; place++) {
    const values = rule(
      before.map(({ data }) => data[place]!),
      place,
    );
    values.forEach((value, i) => {
      after[i]![place] = value;
    });
  }
  for (const [i, name] of names.entries()) variables.set(name, { shape: before[i]!.shape, data: after[i]! });
  return [];
}

const numberOf = (tensor: Tensor | undefined): number => tensor!.dataSync()[0]!;

/** Adam; `decay` is what decoupled weight decay takes off before. */
function adam(
  [rate, gradient, ...decays]: readonly Tensor[],
  {
    variable,
    firstMoment,
    secondMoment,
  }: Readonly<Record<'variable' | 'firstMoment' | 'secondMoment', string>>,
  variables: Variables,
  decay: ArrayLike<number> | undefined,
): readonly Tensor[] {
  const [power1, power2, beta1, beta2, epsilon] = decays.map(numberOf) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const plain = numberOf(rate);
  const eta = (plain * Math.sqrt(1 - power2)) / (1 - power1);
  const g = gradient!.dataSync();
  return update(variables, [variable, firstMoment, secondMoment], ([w, m, v], i) => {
    const first = beta1 * m! + (1 - beta1) * g[i]!;
    const second = beta2 * v! + (1 - beta2) * g[i]! ** 2;
    const decayed = decay ? w! - plain * decay[i]! : w!;
    return [decayed - (eta * first) / (Math.sqrt(second) + epsilon), first, second];
  });
}

/** What changes variables; the rules are those of the ops' comments. */
export const updateKernels: readonly Kernel[] = [
  kernel(assignVariableOp, ({ inputs: [value], attrs, variables }) => {
    variables.set(attrs.variable, { shape: value!.shape, data: Float32Array.from(value!.dataSync()) });
    return [];
  }),
  kernel(applyGradientDescentOp, ({ inputs: [rate, gradient], attrs, variables }) => {
    const eta = numberOf(rate);
    const g = gradient!.dataSync();
    return update(variables, [attrs.variable], ([w], i) => [w! - eta * g[i]!]);
  }),
  kernel(applyMomentumOp, ({ inputs: [rate, gradient, momentum], attrs, variables }) => {
    const [eta, mu] = [numberOf(rate), numberOf(momentum)];
    const g = gradient!.dataSync();
    return update(variables, [attrs.variable, attrs.velocity], ([w, v], i) => {
      const velocity = mu * v! + g[i]!;
      return [w! - eta * (attrs.nesterov ? g[i]! + mu * velocity : velocity), velocity];
    });
  }),
  kernel(applyRmsPropOp, ({ inputs: [rate, gradient, ...decays], attrs, variables }) => {
    const eta = numberOf(rate);
    const [rho, mu, epsilon] = decays.map(numberOf) as [number, number, number];
    const g = gradient!.dataSync();
    const names = [attrs.variable, attrs.meanSquare, attrs.momentumSlot];
    return update(variables, names, ([w, s, m], i) => {
      const meanSquare = rho * s! + (1 - rho) * g[i]! ** 2;
      const step = mu * m! + (eta * g[i]!) / Math.sqrt(meanSquare + epsilon);
      return [w! - step, meanSquare, step];
    });
  }),
  kernel(applyAdamOp, ({ inputs, attrs, variables }) => adam(inputs, attrs, variables, undefined)),
  kernel(applyAdamWOp, ({ inputs, attrs, variables }) =>
    adam(inputs.slice(0, 7), attrs, variables, inputs[7]!.dataSync()),
  ),
  kernel(applyAdagradOp, ({ inputs: [rate, gradient, small], attrs, variables }) => {
    const [eta, epsilon] = [numberOf(rate), numberOf(small)];
    const g = gradient!.dataSync();
    return update(variables, [attrs.variable, attrs.squareSum], ([w, s], i) => {
      const sum = s! + g[i]! ** 2;
      return [w! - (eta * g[i]!) / (Math.sqrt(sum) + epsilon), sum];
    });
  }),
  kernel(applyAdadeltaOp, ({ inputs: [rate, gradient, decay, small], attrs, variables }) => {
    const [eta, rho, epsilon] = [numberOf(rate), numberOf(decay), numberOf(small)];
    const g = gradient!.dataSync();
    return update(variables, [attrs.variable, attrs.meanSquare, attrs.meanUpdate], ([w, s, u], i) => {
      const square = rho * s! + (1 - rho) * g[i]! ** 2;
      const delta = (Math.sqrt(u! + epsilon) / Math.sqrt(square + epsilon)) * g[i]!;
      return [w! - eta * delta, square, rho * u! + (1 - rho) * delta ** 2];
    });
  }),
];
