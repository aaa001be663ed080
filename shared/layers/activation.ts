import type { Builder } from '../ops/define.ts';
import type { Value } from '../ops/types.ts';
import { defineLayer, type LayerDefinition, type LayerHelp } from './define.ts';

/** An elementwise layer without parameters: same shape out, no weights. */
export const defineActivation = (activation: {
  readonly type: string;
  readonly help: LayerHelp;
  readonly op: (b: Builder, x: Value) => Value;
  readonly keras: string;
  readonly pytorch: string;
  readonly saturates?: LayerDefinition['saturates'];
}) =>
  defineLayer({
    type: activation.type,
    category: 'activation',
    params: {},
    inputs: { min: 1, max: 1 },
    ...(activation.saturates ? { saturates: activation.saturates } : {}),
    help: activation.help,
    shape: ([shape]) => ({ shape: shape!, formulas: [], findings: [] }),
    weights: () => [],
    build: ({ b, inputs }) => activation.op(b, inputs[0]!),
    counterpart: { keras: () => activation.keras, pytorch: () => activation.pytorch },
  });
