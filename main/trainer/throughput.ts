/** Samples a second, smoothed: an exponential mean over about `window` milliseconds of work. */
export interface Throughput {
  /** Accounts for `samples` done in `duration` milliseconds; gives the smoothed rate. */
  add(samples: number, duration: number): number;
  readonly rate: number;
}

export function createThroughput(window = 1000): Throughput {
  let rate = 0;
  let seen = 0;
  return {
    add(samples, duration) {
      const spent = Math.max(duration, 1e-3);
      seen++;
      // The first step also optimises the graph and says nothing about the pace.
      const weight = seen <= 2 ? 1 : 1 - Math.exp(-spent / window);
      rate += weight * ((samples / spent) * 1000 - rate);
      return rate;
    },
    get rate() {
      return rate;
    },
  };
}
