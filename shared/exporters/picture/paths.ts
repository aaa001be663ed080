import type { Point } from './picture.ts';
import { plainNumber } from './xml.ts';

const at = ({ x, y }: Point): string => `${plainNumber(x)},${plainNumber(y)}`;

/** From above to below, leaving and arriving straight, as wires on the canvas do. */
export function wirePath(from: Point, to: Point): string {
  const distance = to.y - from.y;
  const bend = distance >= 0 ? distance / 2 : 6.25 * Math.sqrt(-distance);
  return `M${at(from)} C${at({ x: from.x, y: from.y + bend })} ${at({ x: to.x, y: to.y - bend })} ${at(to)}`;
}

/** A small triangle whose tip is given. */
export function arrowHead(tip: Point, towards: 'down' | 'right'): string {
  const [long, half] = [7, 3.5];
  const back = (side: number): Point =>
    towards === 'down' ? { x: tip.x + side, y: tip.y - long } : { x: tip.x - long, y: tip.y + side };
  return `M${at(back(-half))}L${at(tip)}L${at(back(half))}Z`;
}
