import { multiply, subtract } from '../ops/binary.ts';
import { cast } from '../ops/cast.ts';
import type { Builder } from '../ops/define.ts';
import { power } from '../ops/l2-loss.ts';
import { constant, placeholder } from '../ops/sources.ts';
import { tensor, type Value } from '../ops/types.ts';
import { sqrt } from '../ops/unary.ts';
import { applyAdamOp, applyGradientDescentOp, applyMomentumOp, applyRmsPropOp } from '../ops/updates.ts';
import type { TrainingSettings } from './settings.ts';

type OptimizerName = TrainingSettings['optimizer'];
/** Updates one variable: its name, η (already times the layer's multiplier) and its gradient. */
type Update = (variable: string, rate: Value, gradient: Value) => void;

interface Optimizer {
  /** What it keeps for each weight, named `weight/slot`, zero at first. */
  readonly slots: readonly string[];
  /** Writes what all updates share once, and gives the update. */
  readonly begin: (b: Builder, settings: TrainingSettings) => Update;
}

const momentumRule = (nesterov: boolean): Optimizer => ({
  slots: ['velocity'],
  begin(b, settings) {
    const momentum = constant(b, settings.momentum);
    return (variable, rate, gradient) => {
      b.add(applyMomentumOp, [rate, gradient, momentum], {
        variable,
        velocity: `${variable}/velocity`,
        nesterov,
      });
    };
  },
});

/** A row each. */
const optimizers: Readonly<Record<OptimizerName, Optimizer>> = {
  /** w := w − η·g */
  sgd: {
    slots: [],
    begin: (b) => (variable, rate, gradient) => {
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
      return (variable, rate, gradient) => {
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
  adam: {
    slots: ['firstMoment', 'secondMoment'],
    begin(b, settings) {
      const [beta1, beta2] = [constant(b, settings.beta1), constant(b, settings.beta2)];
      const t = cast(b, placeholder(b, 'step', tensor([], 'int32')), 'float32');
      const [beta1Power, beta2Power] = [power(b, beta1, t), power(b, beta2, t)];
      const correction = sqrt(b, subtract(b, constant(b, 1), beta2Power));
      const epsilon = multiply(b, constant(b, settings.epsilon), correction);
      return (variable, rate, gradient) => {
        b.add(applyAdamOp, [rate, gradient, beta1Power, beta2Power, beta1, beta2, epsilon], {
          variable,
          firstMoment: `${variable}/firstMoment`,
          secondMoment: `${variable}/secondMoment`,
        });
      };
    },
  },
};

export const findOptimizer = (name: OptimizerName): Optimizer => optimizers[name];
