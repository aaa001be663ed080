import type { walkCommands } from '../../../shared/commands/walk.ts';
import type { Way } from '../../../shared/drawing/walking.ts';
import { isSelectedStop, walk, walkFromEdge, walkToEdge } from '../../canvas/index.ts';
import { focusFirstField } from '../../inspector/first-field.ts';
import { isCanvasKey } from '../canvas-key.ts';
import type { Action, ActionsFor } from './define.ts';
import { unlessLayerSelected, unlessLayers } from './reasons.ts';

const going = (way: Way): Action => ({
  run() {
    if (!walkFromEdge(way)) walk(way);
  },
  unless: unlessLayers,
  when: isCanvasKey,
});
const toEdge = (way: 'up' | 'down'): Action => ({
  run: () => walkToEdge(way),
  unless: unlessLayers,
  when: isCanvasKey,
});

export const walkActions: ActionsFor<typeof walkCommands> = {
  'walk.up': going('up'),
  'walk.down': going('down'),
  'walk.left': going('left'),
  'walk.right': going('right'),
  'walk.first': going('first'),
  'walk.last': going('last'),
  'walk.edgeUp': toEdge('up'),
  'walk.edgeDown': toEdge('down'),
  // Enter on a card that is not selected yet selects it.
  'walk.fields': {
    run: focusFirstField,
    unless: unlessLayerSelected,
    when: ({ target }) => target instanceof HTMLElement && isSelectedStop(target),
  },
};
