/** A figure inside the unit circle, by its signed distance: negative inside, in units of the circle's radius. */
export type Outline = (x: number, y: number) => number;

type Point = readonly [x: number, y: number];

/** Signed distance to a closed polygon: to its nearest side, the sign by the even-odd rule. */
function polygon(points: readonly Point[]): Outline {
  return (x, y) => {
    let nearest = Number.POSITIVE_INFINITY;
    let inside = false;
    let [ax, ay] = points[points.length - 1]!;
    for (const [bx, by] of points) {
      const ex = bx - ax;
      const ey = by - ay;
      const along = Math.max(0, Math.min(1, ((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey)));
      const dx = x - ax - along * ex;
      const dy = y - ay - along * ey;
      nearest = Math.min(nearest, dx * dx + dy * dy);
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      ax = bx;
      ay = by;
    }
    return (inside ? -1 : 1) * Math.sqrt(nearest);
  };
}

const turn = (angle: number, radius = 1): Point => [radius * Math.sin(angle), -radius * Math.cos(angle)];
const regular = (sides: number): Point[] =>
  Array.from({ length: sides }, (_, i) => turn((2 * Math.PI * i) / sides));
const box = (halfWidth: number, halfHeight: number): Outline => {
  const w = halfWidth;
  const h = halfHeight;
  return polygon([
    [-w, -h],
    [w, -h],
    [w, h],
    [-w, h],
  ]);
};

const disc =
  (cx: number, cy: number, radius: number): Outline =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - radius;
const without =
  (whole: Outline, cut: Outline): Outline =>
  (x, y) =>
    Math.max(whole(x, y), -cut(x, y));
const either =
  (a: Outline, b: Outline): Outline =>
  (x, y) =>
    Math.min(a(x, y), b(x, y));

const fivePointed = Array.from({ length: 10 }, (_, i) => turn((Math.PI * i) / 5, i % 2 ? 0.42 : 1));
/** x = 16 sin³t, y = 13 cos t − 5 cos 2t − 2 cos 3t − cos 4t, scaled into the circle. */
const heartCurve = Array.from({ length: 40 }, (_, i): Point => {
  const t = (2 * Math.PI * i) / 40;
  const y = 13 * Math.cos(t) - 5 * Math.cos(2 * t) - 2 * Math.cos(3 * t) - Math.cos(4 * t);
  return [(16 * Math.sin(t) ** 3) / 17, -(y + 2.5) / 17];
});

/** The ten classes, in the order of their labels. */
export const OUTLINES: readonly { readonly name: string; readonly outline: Outline }[] = [
  { name: 'circle', outline: disc(0, 0, 0.85) },
  { name: 'square', outline: box(0.72, 0.72) },
  { name: 'triangle', outline: polygon(regular(3)) },
  { name: 'star', outline: polygon(fivePointed) },
  { name: 'cross', outline: either(box(0.95, 0.28), box(0.28, 0.95)) },
  { name: 'ring', outline: without(disc(0, 0, 0.9), disc(0, 0, 0.5)) },
  { name: 'crescent', outline: without(disc(0, 0, 0.95), disc(0.5, 0, 0.78)) },
  { name: 'heart', outline: polygon(heartCurve) },
  {
    name: 'arrow',
    outline: polygon([
      [0, -1],
      [0.75, -0.1],
      [0.26, -0.1],
      [0.26, 0.95],
      [-0.26, 0.95],
      [-0.26, -0.1],
      [-0.75, -0.1],
    ]),
  },
  { name: 'bar', outline: box(1, 0.24) },
];
