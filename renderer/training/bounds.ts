import { z } from 'zod';
import { type TrainingSettings, trainingSettings } from '../../shared/program/settings.ts';

export type SettingName = keyof TrainingSettings;

/** What the schema says of one setting, as the form shows it. */
export interface Bounds {
  readonly integer: boolean;
  readonly min: number;
  readonly max: number;
  /** The bound itself is not allowed. */
  readonly aboveMin: boolean;
  readonly belowMax: boolean;
  readonly options: readonly string[];
}

const property = z.object({
  type: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
  enum: z.array(z.string()).optional(),
});
const properties = z
  .object({ properties: z.record(z.string(), property) })
  .parse(z.toJSONSchema(trainingSettings, { io: 'input' })).properties;

/** Read from the schema of `shared/program/settings.ts`, so that the form and the check agree. */
export function boundsOf(name: SettingName): Bounds {
  const found = properties[name] ?? {};
  const max = found.exclusiveMaximum ?? found.maximum ?? Infinity;
  return {
    integer: found.type === 'integer',
    min: found.exclusiveMinimum ?? found.minimum ?? -Infinity,
    max: max >= Number.MAX_SAFE_INTEGER ? Infinity : max,
    aboveMin: found.exclusiveMinimum !== undefined,
    belowMax: found.exclusiveMaximum !== undefined,
    options: found.enum ?? [],
  };
}
