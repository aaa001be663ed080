import { multiply, subtract } from '../ops/binary.ts';
import { cast } from '../ops/cast.ts';
import type { Builder } from '../ops/define.ts';
import { power } from '../ops/l2-loss.ts';
import { constant, placeholder } from '../ops/sources.ts';
import { tensor, type Value } from '../ops/types.ts';
import { sqrt } from '../ops/unary.ts';
import {
  applyAdadeltaOp,
  applyAdagradOp,
  applyAdamOp,
  applyAdamWOp,
  applyGradientDescentOp,
  applyMomentumOp,
  applyRmsPropOp,
} from '../ops/updates.ts';
import { type TrainingSettings, weightDecayOf } from './settings.ts';

type OptimizerName = TrainingSettings['optimizer'];

/** A weight as its update sees it. */
export interface Updated {
  readonly name: string;
  /** Its value before the step. */
  readonly value: Value;
  readonly decay: boolean;
}
/** Updates one weight: η (already times the layer's multiplier) and its gradient. */
type Update = (weight: Updated, rate: Value, gradient: Value) => void;

interface Optimizer {
  /** Weight decay is its own business; for the others it is a part of the gradient. */
  readonly decoupled?: true;
  /** What it keeps for each weight, named `weight/slot`, zero at first. */
  readonly slots: readonly string[];
  /** Writes what all updates share once, and gives the update. */
  readonly begin: (b: Builder, settings: TrainingSettings) => Update;
}

const momentumRule = (nesterov: boolean): Optimizer => ({
  slots: ['velocity'],
  begin(b, settings) {
    const momentum = constant(b, settings.momentum);
    return ({ name: variable }, rate, gradient) => {
      b.add(applyMomentumOp, [rate, gradient, momentum], {
        variable,
        velocity: `${variable}/velocity`,
        nesterov,
      });
    };
  },
});

const MOMENTS = ['firstMoment', 'secondMoment'] as const;

/** Adam's update, after a decay of its own where `decay` is not 0. */
function adamRule(b: Builder, settings: TrainingSettings, decay: number): Update {
  const [beta1, beta2] = [constant(b, settings.beta1), constant(b, settings.beta2)];
  const t = cast(b, placeholder(b, 'update', tensor([], 'int32')), 'float32');
  const [beta1Power, beta2Power] = [power(b, beta1, t), power(b, beta2, t)];
  const correction = sqrt(b, subtract(b, constant(b, 1), beta2Power));
  const epsilon = multiply(b, constant(b, settings.epsilon), correction);
  return ({ name: variable, value, decay: decays }, rate, gradient) => {
    const inputs = [rate, gradient, beta1Power, beta2Power, beta1, beta2, epsilon];
    const attrs = {
      variable,
      firstMoment: `${variable}/firstMoment`,
      secondMoment: `${variable}/secondMoment`,
    };
    if (decay === 0 || !decays) b.add(applyAdamOp, inputs, attrs);
    else b.add(applyAdamWOp, [...inputs, multiply(b, value, constant(b, decay))], attrs);
  };
}

/** A row each. */
const optimizers: Readonly<Record<OptimizerName, Optimizer>> = {
  /** w := w − η·g */
  sgd: {
    slots: [],
    begin:
      (b) =>
      ({ name: variable }, rate, gradient) => {
        b.add(applyGradientDescentOp, [rate, gradient], { variable });
      },
  },
  /** v := μ·v + g; w := w − η·v (Polyak 1964) */
  momentum: momentumRule(false),
  /** w := w − η·(g + μ·v) (Nesterov 1983, as Sutskever et al. 2013 write it) */
  nesterov: momentumRule(true),
  /** s := ρ·s + (1 − ρ)·g²; w := w − η·g/√(s + ε) (Tieleman & Hinton 2012; ε within the root, as in TensorFlow) */
  rmsprop: {
    slots: ['meanSquare', 'momentum'],
    begin(b, settings) {
      const [rho, momentum, epsilon] = [
        constant(b, settings.rho),
        constant(b, 0),
        constant(b, settings.epsilon),
      ];
      return ({ name: variable }, rate, gradient) => {
        b.add(applyRmsPropOp, [rate, gradient, rho, momentum, epsilon], {
          variable,
          meanSquare: `${variable}/meanSquare`,
          momentumSlot: `${variable}/momentum`,
        });
      };
    },
  },
  /**
   * m̂/(√v̂ + ε) (Kingma & Ba 2015). TensorFlow's kernel adds ε before v is corrected, so it is fed ε·√(1 − β₂ᵗ): the two are
   * the same then.
   */
  adam: { slots: MOMENTS, begin: (b, settings) => adamRule(b, settings, 0) },
  /** w := w − η·λw, then Adam (Loshchilov & Hutter 2019) */
  adamw: {
    slots: MOMENTS,
    decoupled: true,
    begin: (b, settings) => adamRule(b, settings, weightDecayOf(settings)),
  },
  /** s := s + g²; w := w − η·g/(√s + ε) (Duchi et al. 2011) */
  adagrad: {
    slots: ['squareSum'],
    begin(b, settings) {
      const epsilon = constant(b, settings.epsilon);
      return ({ name: variable }, rate, gradient) => {
        b.add(applyAdagradOp, [rate, gradient, epsilon], { variable, squareSum: `${variable}/squareSum` });
      };
    },
  },
  /** δ = √(u + ε)/√(s + ε)·g with the running means s of g² and u of δ²; w := w − η·δ (Zeiler 2012) */
  adadelta: {
    slots: ['meanSquare', 'meanUpdate'],
    begin(b, settings) {
      const [rho, epsilon] = [constant(b, settings.rho), constant(b, settings.epsilon)];
      return ({ name: variable }, rate, gradient) => {
        b.add(applyAdadeltaOp, [rate, gradient, rho, epsilon], {
          variable,
          meanSquare: `${variable}/meanSquare`,
          meanUpdate: `${variable}/meanUpdate`,
        });
      };
    },
  },
};

export const findOptimizer = (name: OptimizerName): Optimizer => optimizers[name];
