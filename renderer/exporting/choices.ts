import { z } from 'zod';
import { tableFormats } from '../../shared/exporters/layer-table.ts';
import { pictureStyles } from '../../shared/exporters/picture/index.ts';
import { readSetting, writeSetting } from '../storage/local.ts';

export const kinds = ['diagram', 'table', 'architecture'] as const;
export const pictureFormats = ['svg', 'png', 'pdf'] as const;
/** Pixels of a PNG to a CSS pixel. */
export const scales = [1, 2, 3, 4] as const;

/** What is not as it should be in the storage is as it is at first. */
const choices = z.object({
  kind: z.enum(kinds).catch('diagram'),
  style: z.enum(pictureStyles).catch('blocks'),
  picture: z.enum(pictureFormats).catch('svg'),
  table: z.enum(tableFormats).catch('markdown'),
  scale: z.literal(scales).catch(2),
  transparent: z.boolean().catch(false),
  wrap: z.boolean().catch(true),
  /** That of the window, unless another one is chosen. */
  language: z.enum(['en', 'zh']).optional().catch(undefined),
});

/** What is exported, and how. */
export type Choices = Readonly<z.infer<typeof choices>>;

const setting = 'export';

/** What was chosen last on this computer. */
export function lastChoices(): Choices {
  try {
    return choices.parse(JSON.parse(readSetting(setting) ?? '{}'));
  } catch {
    return choices.parse({});
  }
}

export const keepChoices = (chosen: Choices): void => void writeSetting(setting, JSON.stringify(chosen));
