import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBatch } from './step-batch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('ten thousand a second leave in twenty messages, none lost, in order', () => {
  const messages: number[][] = [];
  const batch = createBatch<number>((items) => messages.push(items));
  for (let n = 0; n < 10_000; n++) {
    batch.add([n]);
    if (n % 10 === 9) vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(50);
  expect(messages.length).toBeLessThanOrEqual(20);
  expect(messages.flat()).toEqual([...Array(10_000).keys()]);
});

test('what waits can be sent at once, and then nothing more is', () => {
  const messages: number[][] = [];
  const batch = createBatch<number>((items) => messages.push(items));
  batch.flush();
  batch.add([1, 2]);
  batch.flush();
  vi.advanceTimersByTime(1000);
  expect(messages).toEqual([[1, 2]]);
});
