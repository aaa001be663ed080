import type { Page } from 'playwright-core';

/** How the frames of a gesture followed each other, in milliseconds. */
export interface Frames {
  readonly median: number;
  /** Of a hundred frames, five take longer. */
  readonly p95: number;
  readonly longest: number;
}

declare global {
  interface Window {
    frameTimes?: number[];
  }
}

function startFrames(): void {
  const times: number[] = [];
  window.frameTimes = times;
  const tick = (now: number): void => {
    if (window.frameTimes !== times) return;
    times.push(now);
    window.requestAnimationFrame(tick);
  };
  window.requestAnimationFrame(tick);
}

/** Runs a gesture, and times every frame from its beginning to a still picture. */
export async function framesOf(page: Page, gesture: () => Promise<void>): Promise<Frames> {
  await page.evaluate(startFrames);
  await gesture();
  const gaps = await page.evaluate(async () => {
    await new Promise((resolve) => window.requestAnimationFrame(() => window.requestAnimationFrame(resolve)));
    const times = window.frameTimes ?? [];
    delete window.frameTimes;
    return times.slice(1).map((time, i) => time - times[i]!);
  });
  const sorted = gaps.sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p95: at(0.95), longest: at(1) };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const MOVES = 30;

/** With the button held, in small steps there and back. */
export async function dragBy(page: Page, from: Point, by: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let move = 1; move <= MOVES; move++) {
    const share = Math.sin((Math.PI * move) / MOVES);
    await page.mouse.move(from.x + by.x * share, from.y + by.y * share);
  }
  await page.mouse.up();
}

/** The wheel, in and out again, over a place. */
export async function zoomAt(page: Page, at: Point): Promise<void> {
  await page.mouse.move(at.x, at.y);
  for (let turn = 0; turn < MOVES; turn++) await page.mouse.wheel(0, turn < MOVES / 2 ? -60 : 60);
}
