import { turned } from '../../drawing/geometry.ts';
import type { Direction } from '../../network/network.ts';
import type { Point } from './picture.ts';
import { plainNumber } from './xml.ts';

const at = ({ x, y }: Point): string => `${plainNumber(x)},${plainNumber(y)}`;

/** From above to below, or from left to right, leaving and arriving straight, as wires on the canvas do. */
export function wirePath(source: Point, target: Point, direction?: Direction): string {
  const [from, to] = [turned(source, direction), turned(target, direction)];
  const distance = to.y - from.y;
  const bend = distance >= 0 ? distance / 2 : 6.25 * Math.sqrt(-distance);
  const control = [
    { x: from.x, y: from.y + bend },
    { x: to.x, y: to.y - bend },
  ].map((point) => at(turned(point, direction)));
  return `M${at(source)} C${control.join(' ')} ${at(target)}`;
}

/** A small triangle whose tip is given. */
export function arrowHead(tip: Point, towards: Direction): string {
  const [long, half] = [7, 3.5];
  const back = (side: number): Point =>
    towards === 'down' ? { x: tip.x + side, y: tip.y - long } : { x: tip.x - long, y: tip.y + side };
  return `M${at(back(-half))}L${at(tip)}L${at(back(half))}Z`;
}
