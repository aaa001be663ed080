import { T, tfBool, tfType } from './attrs.ts';
import { type Builder, defineOp, OpError } from './define.ts';
import type { TensorType, Value } from './types.ts';

/** Ops that change variables. `variable` and the slots are names; the values they read are those before the step. */
type VariableAttrs = { readonly variable: string };

const updateRule = <A extends VariableAttrs>(
  name: string,
  inputCount: number,
  tfOp: string,
  arrange: (inputs: readonly string[], attrs: A, variable: (name: string) => string) => readonly string[],
  extra: (attrs: A) => Record<string, ReturnType<typeof tfBool>> = () => ({}),
) =>
  defineOp<A>({
    name,
    effect: true,
    infer(inputs: readonly TensorType[]) {
      if (inputs.length !== inputCount)
        throw new OpError(`${name} takes ${inputCount} inputs; got ${inputs.length}`);
      return [];
    },
    tensorflow(emit, { inputs, attrs }) {
      emit.effect(
        emit.node(
          tfOp,
          arrange(inputs, attrs, (variable) => emit.variable(variable)),
          {
            ...T('float32'),
            use_locking: tfBool(false),
            ...extra(attrs),
          },
        ),
        attrs.variable,
      );
      return [];
    },
  });

/** variable := value. TensorFlow: AssignVariableOp. */
export const assignVariableOp = defineOp<VariableAttrs>({
  name: 'assignVariable',
  effect: true,
  infer(inputs) {
    if (inputs.length !== 1) throw new OpError(`assignVariable takes 1 input; got ${inputs.length}`);
    return [];
  },
  tensorflow(emit, { inputs, attrs }) {
    emit.effect(
      emit.node('AssignVariableOp', [emit.variable(attrs.variable), inputs[0]!], {
        dtype: tfType('float32'),
      }),
      attrs.variable,
    );
    return [];
  },
});

/** w := w − η·g; inputs (η, g). TensorFlow: ResourceApplyGradientDescent. */
export const applyGradientDescentOp = updateRule<VariableAttrs>(
  'applyGradientDescent',
  2,
  'ResourceApplyGradientDescent',
  ([rate, gradient], attrs, variable) => [variable(attrs.variable), rate!, gradient!],
);

/** v := μ·v + g; w := w − η·v, or with Nesterov w − η·(g + μ·v); inputs (η, g, μ). TensorFlow: ResourceApplyMomentum. */
export const applyMomentumOp = updateRule<
  VariableAttrs & { readonly velocity: string; readonly nesterov: boolean }
>(
  'applyMomentum',
  3,
  'ResourceApplyMomentum',
  ([rate, gradient, momentum], attrs, variable) => [
    variable(attrs.variable),
    variable(attrs.velocity),
    rate!,
    gradient!,
    momentum!,
  ],
  (attrs) => ({ use_nesterov: tfBool(attrs.nesterov) }),
);

/**
 * s := ρ·s + (1 − ρ)·g²; m := μ·m + η·g/√(s + ε); w := w − m; inputs (η, g, ρ, μ, ε); slots meanSquare, momentum.
 * TensorFlow: ResourceApplyRMSProp.
 */
export const applyRmsPropOp = updateRule<
  VariableAttrs & { readonly meanSquare: string; readonly momentumSlot: string }
>('applyRmsProp', 5, 'ResourceApplyRMSProp', ([rate, gradient, rho, momentum, epsilon], attrs, variable) => [
  variable(attrs.variable),
  variable(attrs.meanSquare),
  variable(attrs.momentumSlot),
  rate!,
  rho!,
  momentum!,
  epsilon!,
  gradient!,
]);

type Moments = VariableAttrs & { readonly firstMoment: string; readonly secondMoment: string };

/**
 * m := β₁m + (1 − β₁)g; v := β₂v + (1 − β₂)g²; w := w − η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)·m/(√v + ε);
 * inputs (η, g, β₁ᵗ, β₂ᵗ, β₁, β₂, ε); slots firstMoment, secondMoment. TensorFlow: ResourceApplyAdam.
 */
export const applyAdamOp = updateRule<Moments>(
  'applyAdam',
  7,
  'ResourceApplyAdam',
  ([rate, gradient, beta1Power, beta2Power, beta1, beta2, epsilon], attrs, variable) => [
    variable(attrs.variable),
    variable(attrs.firstMoment),
    variable(attrs.secondMoment),
    beta1Power!,
    beta2Power!,
    rate!,
    beta1!,
    beta2!,
    epsilon!,
    gradient!,
  ],
  () => ({ use_nesterov: tfBool(false) }),
);

/**
 * w := w − η·λw, then Adam's update with the gradient of before (Loshchilov & Hutter 2019: decay apart from the gradient);
 * inputs (η, g, β₁ᵗ, β₂ᵗ, β₁, β₂, ε, λw). TensorFlow: ResourceApplyGradientDescent, and after it ResourceApplyAdam.
 */
export const applyAdamWOp = defineOp<Moments>({
  name: 'applyAdamW',
  effect: true,
  infer(inputs) {
    if (inputs.length !== 8) throw new OpError(`applyAdamW takes 8 inputs; got ${inputs.length}`);
    return [];
  },
  tensorflow(emit, { inputs, attrs }) {
    const [rate, gradient, beta1Power, beta2Power, beta1, beta2, epsilon, decay] = inputs;
    const locking = { ...T('float32'), use_locking: tfBool(false) };
    const variable = emit.variable(attrs.variable);
    const decayed = emit.node('ResourceApplyGradientDescent', [variable, rate!, decay!], locking);
    const moments = [emit.variable(attrs.firstMoment), emit.variable(attrs.secondMoment)];
    emit.effect(
      emit.node(
        'ResourceApplyAdam',
        [
          variable,
          ...moments,
          ...[beta1Power!, beta2Power!, rate!, beta1!, beta2!, epsilon!, gradient!],
          emit.after(decayed),
        ],
        { ...locking, use_nesterov: tfBool(false) },
      ),
      attrs.variable,
    );
    return [];
  },
});

/** s := s + g²; w := w − η·g/(√s + ε); inputs (η, g, ε); slot squareSum. TensorFlow: ResourceApplyAdagradV2. */
export const applyAdagradOp = updateRule<VariableAttrs & { readonly squareSum: string }>(
  'applyAdagrad',
  3,
  'ResourceApplyAdagradV2',
  ([rate, gradient, epsilon], attrs, variable) => [
    variable(attrs.variable),
    variable(attrs.squareSum),
    rate!,
    epsilon!,
    gradient!,
  ],
  () => ({ update_slots: tfBool(true) }),
);

/**
 * s := ρ·s + (1 − ρ)·g²; δ = √(u + ε)/√(s + ε)·g; u := ρ·u + (1 − ρ)·δ²; w := w − η·δ; inputs (η, g, ρ, ε); slots meanSquare,
 * meanUpdate. TensorFlow: ResourceApplyAdadelta.
 */
export const applyAdadeltaOp = updateRule<
  VariableAttrs & { readonly meanSquare: string; readonly meanUpdate: string }
>('applyAdadelta', 4, 'ResourceApplyAdadelta', ([rate, gradient, rho, epsilon], attrs, variable) => [
  variable(attrs.variable),
  variable(attrs.meanSquare),
  variable(attrs.meanUpdate),
  rate!,
  rho!,
  epsilon!,
  gradient!,
]);

/** The value a variable has after the updates written so far; no gradient, for it is not what the loss was made from. TensorFlow: ReadVariableOp, behind the update. */
export const readUpdatedOp = defineOp<{ readonly name: string; readonly shape: readonly number[] }>({
  name: 'readUpdated',
  infer: (_, { shape }) => [{ dtype: 'float32', shape }],
  tensorflow(emit, { attrs }) {
    const after = emit.afterEffect(attrs.name);
    const inputs = [emit.variable(attrs.name), ...(after === undefined ? [] : [after])];
    return [emit.node('ReadVariableOp', inputs, { dtype: tfType('float32') })];
  },
});

export const readUpdated = (b: Builder, name: string, shape: readonly number[]): Value =>
  b.add(readUpdatedOp, [], { name, shape })[0]!;

export const assignVariable = (b: Builder, variable: string, value: Value): void => {
  b.add(assignVariableOp, [value], { variable });
};
