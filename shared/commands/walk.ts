import type { CommandRows } from './define.ts';

/** Going about the network by key. */
export const walkCommands = {
  'walk.up': {
    en: 'Go up, along an edge or to a branch',
    zh: '向上，沿连线或到相邻分支',
    keys: ['Alt+ArrowUp'],
    early: true,
  },
  'walk.down': {
    en: 'Go down, along an edge or to a branch',
    zh: '向下，沿连线或到相邻分支',
    keys: ['Alt+ArrowDown'],
    early: true,
  },
  'walk.left': {
    en: 'Go left, along an edge or to a branch',
    zh: '向左，沿连线或到相邻分支',
    keys: ['Alt+ArrowLeft'],
    early: true,
  },
  'walk.right': {
    en: 'Go right, along an edge or to a branch',
    zh: '向右，沿连线或到相邻分支',
    keys: ['Alt+ArrowRight'],
    early: true,
  },
  'walk.first': { en: 'Go to the first layer', zh: '转到第一层', keys: ['Home', 'Alt+Home'], early: true },
  'walk.last': { en: 'Go to the last layer', zh: '转到最后一层', keys: ['End', 'Alt+End'], early: true },
  'walk.edgeUp': {
    en: 'Go to the connection into the layer',
    zh: '转到该层的输入连线',
    keys: ['Alt+Shift+ArrowUp'],
    early: true,
  },
  'walk.edgeDown': {
    en: 'Go to the connection out of the layer',
    zh: '转到该层的输出连线',
    keys: ['Alt+Shift+ArrowDown'],
    early: true,
  },
  'walk.fields': {
    en: 'Go to the parameters of the layer',
    zh: '转到层的参数',
    keys: ['Enter'],
    early: true,
  },
} as const satisfies CommandRows;
