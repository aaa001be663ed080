import { app } from './app.ts';
import { canvas } from './canvas.ts';
import { palette } from './palette.ts';
import { inspector } from './inspector.ts';
import { problems } from './problems.ts';
import { totals } from './totals.ts';
import { files } from './files.ts';
import { studio } from './studio.ts';
import { shortcuts } from './shortcuts.ts';
import { table } from './table.ts';
import { ui } from './ui.ts';
import { training } from './training.ts';
import { data } from './data.ts';

export const zh = {
  app,
  canvas,
  palette,
  inspector,
  problems,
  totals,
  files,
  studio,
  shortcuts,
  table,
  ui,
  training,
  data,
};
