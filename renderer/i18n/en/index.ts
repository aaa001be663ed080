import { app } from './app.ts';
import { canvas } from './canvas.ts';
import { commandPalette } from './command-palette.ts';
import { compare } from './compare.ts';
import { connecting } from './connecting.ts';
import { contextMenu } from './context-menu.ts';
import { cost } from './cost.ts';
import { data } from './data.ts';
import { explain } from './explain.ts';
import { exporting } from './exporting.ts';
import { files } from './files.ts';
import { inspector } from './inspector.ts';
import { outline } from './outline.ts';
import { palette } from './palette.ts';
import { previews } from './previews.ts';
import { problems } from './problems.ts';
import { shortcuts } from './shortcuts.ts';
import { studio } from './studio.ts';
import { table } from './table.ts';
import { tabs } from './tabs.ts';
import { templates } from './templates.ts';
import { totals } from './totals.ts';
import { training } from './training.ts';
import { ui } from './ui.ts';

/** Every text of the window, one catalogue a room. */
export const en = {
  app,
  canvas,
  commandPalette,
  compare,
  connecting,
  contextMenu,
  cost,
  exporting,
  palette,
  inspector,
  outline,
  previews,
  problems,
  totals,
  explain,
  files,
  studio,
  shortcuts,
  table,
  tabs,
  templates,
  ui,
  training,
  data,
};
