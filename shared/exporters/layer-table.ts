import type { Analysis } from '../analysis/types.ts';
import { exact, shapeText } from '../format/numbers.ts';
import type { Language } from '../layers/define.ts';
import { findLayer } from '../layers/index.ts';
import type { Network } from '../network/network.ts';

export const tableFormats = ['markdown', 'csv', 'latex'] as const;
export type TableFormat = (typeof tableFormats)[number];

type Column = 'layer' | 'type' | 'output' | 'parameters' | 'multiplyAdds' | 'receptiveField';

const headers: Readonly<Record<Language, Readonly<Record<Column | 'total', string>>>> = {
  en: {
    layer: 'Layer',
    type: 'Type',
    output: 'Output',
    parameters: 'Parameters',
    multiplyAdds: 'Multiply-adds',
    receptiveField: 'Receptive field',
    total: 'Total',
  },
  zh: {
    layer: '层',
    type: '类型',
    output: '输出',
    parameters: '参数量',
    multiplyAdds: '乘加次数',
    receptiveField: '感受野',
    total: '合计',
  },
};

const columns: readonly { readonly id: Column; readonly number: boolean }[] = [
  { id: 'layer', number: false },
  { id: 'type', number: false },
  { id: 'output', number: true },
  { id: 'parameters', number: true },
  { id: 'multiplyAdds', number: true },
  { id: 'receptiveField', number: true },
];

/** A count, a size, or words; undefined: unknown or none. */
type Cell =
  | { readonly count: number }
  | { readonly size: readonly number[] }
  | { readonly words: string }
  | undefined;
type Row = Readonly<Record<Column, Cell>>;

function rowsOf(network: Network, analysis: Analysis, language: Language): readonly Row[] {
  const labels = new Map(network.nodes.map(({ id, label }) => [id, label ?? id]));
  return analysis.order.flatMap((id): readonly Row[] => {
    const layer = analysis.layers.get(id);
    if (!layer) return [];
    return [
      {
        layer: { words: labels.get(id) ?? id },
        type: { words: findLayer(layer.type)?.help.title[language] ?? layer.type },
        output: layer.outputShape && { size: layer.outputShape },
        parameters: { count: layer.parameters },
        multiplyAdds: { count: layer.multiplyAdds },
        receptiveField: layer.receptiveField && { size: layer.receptiveField.size },
      },
    ];
  });
}

/** How one format writes: its texts, its numbers, and a table of both. */
interface Writer {
  words(text: string): string;
  count(value: number): string;
  size(value: readonly number[]): string;
  table(head: readonly string[], body: readonly (readonly string[])[], total: readonly string[]): string;
}

const alignments = (left: string, right: string): readonly string[] =>
  columns.map(({ number }) => (number ? right : left));

const markdown: Writer = {
  words: (text) => text.replace(/[\\|*_`[\]<>~]/g, '\\$&').replace(/\s+/g, ' '),
  count: exact,
  size: shapeText,
  table: (head, body, total) =>
    [head, alignments(':--', '--:'), ...body, total.map((cell) => (cell === '' ? '' : `**${cell}**`))]
      .map((row) => `| ${row.join(' | ')} |\n`)
      .join(''),
};

/** RFC 4180, but for a first sign that a spreadsheet would take for a formula. */
const csv: Writer = {
  words(text) {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  },
  count: String,
  size: shapeText,
  table: (head, body, total) => [head, ...body, total].map((row) => `${row.join(',')}\r\n`).join(''),
};

const latexSigns: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
};

/** Needs the package booktabs, and for Chinese one like ctex. */
const latex: Writer = {
  words: (text) =>
    text.replace(/[\\~^<>&%$#_{}]/g, (sign) => latexSigns[sign] ?? `\\${sign}`).replace(/\s+/g, ' '),
  count: (value) => exact(value).replace(/\u202f/g, '\\,'),
  size: (value) => (value.length > 1 ? `$${value.join(' \\times ')}$` : String(value[0] ?? '')),
  table: (head, body, total) => {
    const line = (row: readonly string[]): string => `  ${row.join(' & ')} \\\\\n`;
    return [
      `\\begin{tabular}{${alignments('l', 'r').join('')}}\n  \\toprule\n`,
      line(head),
      '  \\midrule\n',
      ...body.map(line),
      '  \\midrule\n',
      line(total),
      '  \\bottomrule\n\\end{tabular}\n',
    ].join('');
  },
};

const writers: Readonly<Record<TableFormat, Writer>> = { markdown, csv, latex };

/** The layers in the order they are computed, with totals, as papers print them. */
export function layerTable(
  network: Network,
  analysis: Analysis,
  format: TableFormat,
  language: Language = 'en',
): string {
  const writer = writers[format];
  const names = headers[language];
  const show = (cell: Cell): string => {
    if (cell === undefined) return '';
    if ('count' in cell) return writer.count(cell.count);
    return 'size' in cell ? writer.size(cell.size) : writer.words(cell.words);
  };
  const total: Row = {
    layer: { words: names.total },
    type: undefined,
    output: undefined,
    parameters: { count: analysis.totals.parameters },
    multiplyAdds: { count: analysis.totals.multiplyAdds },
    receptiveField: undefined,
  };
  return writer.table(
    columns.map(({ id }) => writer.words(names[id])),
    rowsOf(network, analysis, language).map((row) => columns.map(({ id }) => show(row[id]))),
    columns.map(({ id }) => show(total[id])),
  );
}
