import { T, tfBool, tfType } from './attrs.ts';
import { type Builder, defineOp, OpError } from './define.ts';
import type { Attrs, TensorType, Value } from './types.ts';

/** Ops that change variables. `variable` and the slots are names; the values they read are those before the step. */
type VariableAttrs = { readonly variable: string };

const updateRule = <A extends Attrs>(
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

/**
 * m := β₁m + (1 − β₁)g; v := β₂v + (1 − β₂)g²; w := w − η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)·m/(√v + ε);
 * inputs (η, g, β₁ᵗ, β₂ᵗ, β₁, β₂, ε); slots firstMoment, secondMoment. TensorFlow: ResourceApplyAdam.
 */
export const applyAdamOp = updateRule<
  VariableAttrs & { readonly firstMoment: string; readonly secondMoment: string }
>(
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

export const assignVariable = (b: Builder, variable: string, value: Value): void => {
  b.add(assignVariableOp, [value], { variable });
};
