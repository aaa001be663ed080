import { memo } from 'react';
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from 'recharts';
import type { CurveRow } from './curve.ts';
import { stepTick } from './format.ts';
import { MARGIN, type PlotSize } from './plot.ts';
import type { Axis } from './scale.ts';

interface CurveLinesProps {
  readonly size: PlotSize;
  readonly rows: readonly CurveRow[];
  readonly x: Axis;
  readonly y: Axis;
  readonly formatY: (value: number) => string;
}

const tick = { fill: 'var(--text-faint)', fontSize: 11 } as const;
/** Beyond this many validations their dots would be a band. */
const MOST_DOTS = 60;

/** Axes and lines. Drawn again only when the rows are others: what follows the pointer lies above it. */
export const CurveLines = memo(function CurveLines({ size, rows, x, y, formatY }: CurveLinesProps) {
  const validations = rows.reduce((count, { validation }) => count + (validation === null ? 0 : 1), 0);
  return (
    <LineChart
      width={size.width}
      height={size.height}
      data={rows}
      margin={{ top: MARGIN.top, right: MARGIN.right, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--border)" />
      <XAxis
        dataKey="step"
        type="number"
        domain={[...x.domain]}
        ticks={[...x.ticks]}
        tickFormatter={stepTick}
        height={MARGIN.bottom}
        tick={tick}
        tickLine={false}
        axisLine={{ stroke: 'var(--border-strong)' }}
        interval={0}
      />
      <YAxis
        type="number"
        scale={y.scale}
        domain={[...y.domain]}
        ticks={[...y.ticks]}
        tickFormatter={formatY}
        width={MARGIN.left}
        tick={tick}
        tickLine={false}
        axisLine={false}
        interval={0}
        allowDataOverflow
      />
      <Line
        dataKey="raw"
        type="linear"
        stroke="var(--series-1)"
        strokeWidth={1}
        strokeOpacity="var(--raw)"
        dot={false}
        connectNulls
        isAnimationActive={false}
      />
      <Line
        dataKey="training"
        type="linear"
        stroke="var(--series-1)"
        strokeWidth={1.75}
        dot={false}
        connectNulls
        isAnimationActive={false}
      />
      <Line
        dataKey="validation"
        type="linear"
        stroke="var(--series-2)"
        strokeWidth={1.75}
        dot={
          validations > MOST_DOTS
            ? false
            : { r: 2.5, fill: 'var(--surface)', stroke: 'var(--series-2)', strokeWidth: 1.5 }
        }
        connectNulls
        isAnimationActive={false}
      />
    </LineChart>
  );
});
