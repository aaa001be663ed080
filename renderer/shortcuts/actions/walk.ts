import type { walkCommands } from '../../../shared/commands/walk.ts';
import type { Way } from '../../../shared/drawing/walking.ts';
import { walk } from '../../canvas/index.ts';
import { isCanvasKey } from '../canvas-key.ts';
import type { Action, ActionsFor } from './define.ts';
import { unlessLayers } from './reasons.ts';

const going = (way: Way): Action => ({ run: () => walk(way), unless: unlessLayers, when: isCanvasKey });

export const walkActions: ActionsFor<typeof walkCommands> = {
  'walk.up': going('up'),
  'walk.down': going('down'),
  'walk.left': going('left'),
  'walk.right': going('right'),
  'walk.first': going('first'),
  'walk.last': going('last'),
};
