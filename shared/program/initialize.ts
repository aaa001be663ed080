import type { Initializer } from '../layers/define.ts';
import { createRandom, hashString, type Random } from './random.ts';
import type { VariableSpec } from './types.ts';

/** Standard deviation of a normal distribution cut at 2σ, in units of σ; Keras divides by it, and so do we. */
const TRUNCATED_DEVIATION = 0.87962566103423978;

type Scaled = Extract<Initializer, { readonly fanIn: number }>;

/** Variance of the drawn weights: He 2/in (He et al. 2015), Glorot 2/(in + out) (2010), LeCun 1/in (1998). */
function varianceOf({ kind, fanIn, fanOut }: Scaled): number {
  switch (kind) {
    case 'he_normal':
    case 'he_uniform':
      return 2 / fanIn;
    case 'glorot_normal':
    case 'glorot_uniform':
      return 2 / (fanIn + fanOut);
    case 'lecun_normal':
    case 'lecun_uniform':
      return 1 / fanIn;
  }
}

function drawUniform(values: Float32Array, limit: number, random: Random): void {
  for (let i = 0; i < values.length; i++) values[i] = (2 * random.uniform() - 1) * limit;
}

/**
 * A variable's first values, from the seed and its name alone: the same in every engine, every export, every run.
 * Scaled normal kinds are cut at 2σ and scaled back, as in Keras; a uniform of variance V spans ±√(3V).
 */
export function initialValues(variable: VariableSpec, seed: number): Float32Array {
  const values = new Float32Array(variable.shape.reduce((product, size) => product * size, 1));
  const random = createRandom(seed, hashString(variable.name));
  const { init } = variable;
  switch (init.kind) {
    case 'zeros':
      return values;
    case 'ones':
      return values.fill(1);
    case 'constant':
      return values.fill(init.value);
    case 'gaussian':
      random.fillNormal(values, init.sigma);
      return values;
    default: {
      const variance = varianceOf(init);
      if (init.kind.endsWith('_normal'))
        random.fillNormal(values, Math.sqrt(variance) / TRUNCATED_DEVIATION, 2);
      else drawUniform(values, Math.sqrt(3 * variance), random);
      return values;
    }
  }
}
