import type { Analysis } from '../../shared/analysis/types.ts';
import { layerTable, type TableFormat } from '../../shared/exporters/layer-table.ts';
import { networkPicture, type Picture, pdfBytes, svgText } from '../../shared/exporters/picture/index.ts';
import type { Language } from '../../shared/layers/define.ts';
import type { Network } from '../../shared/network/network.ts';
import { writeNetwork } from '../../shared/network/write.ts';
import { suggestedName } from '../files/paths.ts';
import type { ExportedFile } from '../files/write.ts';
import type { Choices } from './choices.ts';
import { pngBytes } from './raster.ts';

/** What is written, as it is shown before: a picture, of which every format shows the same, or a text. */
export type Outcome =
  | { readonly kind: 'picture'; readonly picture: Picture; readonly svg: string }
  | { readonly kind: 'text'; readonly text: string };

/** @param language of its words, where it has any. */
export function outcomeOf(
  { kind, style, table, transparent, wrap }: Choices,
  language: Language,
  network: Network,
  analysis: Analysis,
): Outcome {
  switch (kind) {
    case 'diagram': {
      const picture = networkPicture(network, { style, language, wrap, paper: !transparent }, analysis);
      return { kind: 'picture', picture, svg: svgText(picture) };
    }
    case 'table':
      return { kind: 'text', text: layerTable(network, analysis, table, language) };
    case 'architecture':
      return { kind: 'text', text: writeNetwork(network) };
  }
}

interface Format {
  readonly ending: string;
  /** Its media type. */
  readonly type: string;
}

const tables: Readonly<Record<TableFormat, Format>> = {
  markdown: { ending: '.md', type: 'text/markdown' },
  csv: { ending: '.csv', type: 'text/csv' },
  latex: { ending: '.tex', type: 'application/x-tex' },
};

const pictures: Readonly<Record<Choices['picture'], Format>> = {
  svg: { ending: '.svg', type: 'image/svg+xml' },
  png: { ending: '.png', type: 'image/png' },
  pdf: { ending: '.pdf', type: 'application/pdf' },
};

function formatOf({ kind, picture, table }: Choices): Format {
  if (kind === 'diagram') return pictures[picture];
  return kind === 'table' ? tables[table] : { ending: '.json', type: 'application/json' };
}

export const typeOf = (choices: Choices): string => formatOf(choices).type;

/** Under what name it is written, unless people choose another one. */
export const nameOf = (choices: Choices, network: Network): string =>
  suggestedName(network.name, formatOf(choices).ending);

function contentsOf(outcome: Outcome, { picture, scale }: Choices): Promise<ExportedFile['contents']> {
  if (outcome.kind === 'text') return Promise.resolve(outcome.text);
  switch (picture) {
    case 'svg':
      return Promise.resolve(outcome.svg);
    case 'pdf':
      return Promise.resolve(pdfBytes(outcome.picture));
    case 'png':
      return pngBytes(outcome.svg, outcome.picture.frame, scale);
  }
}

/** The file of what was shown. @throws Error when the browser cannot draw it. */
export async function fileOf(outcome: Outcome, choices: Choices, network: Network): Promise<ExportedFile> {
  return {
    name: nameOf(choices, network),
    type: typeOf(choices),
    contents: await contentsOf(outcome, choices),
  };
}
