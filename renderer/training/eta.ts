/** How much of the recent past the rate is taken over, in milliseconds: long enough to hold validation at epochs' ends. */
const WINDOW = 20_000;

/**
 * Milliseconds until `totalSteps` are done, at the rate of the recent past: (last step − earlier step) / (time between).
 * `steps` ascend; `times` are milliseconds since the run's start without pauses. Undefined while it cannot be told.
 */
export function remainingTime(
  steps: Float64Array,
  times: Float64Array,
  totalSteps: number,
): number | undefined {
  const last = steps.length - 1;
  if (last < 1) return undefined;
  const now = times[last]!;
  let from = last - 1;
  while (from > 0 && now - times[from - 1]! <= WINDOW) from -= 1;
  const done = steps[last]! - steps[from]!;
  const taken = now - times[from]!;
  if (done <= 0 || !(taken > 0)) return undefined;
  return (Math.max(0, totalSteps - steps[last]!) * taken) / done;
}
