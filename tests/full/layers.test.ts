import { describe } from 'vitest';
import { compareLayers } from '../parity/layer-suite.ts';

/** The parity suite's walk, with other parameters and shapes and more of them. */
describe.each([1, 2, 3, 4])('draw %i', (seed) => {
  compareLayers({ seed, times: 3 });
});
