import { useEffect } from 'react';
import { inspectDataset, useDatasets } from '../data/store.ts';
import { useNetworkDataset } from '../data/useNetworkDataset.ts';
import { useStudio } from '../studio/index.ts';

/** The pixels of a sample of the network's data set, if its images are of just the input's shape. */
export function useInputSample(input: readonly number[]): ArrayLike<number> | undefined {
  const dataset = useNetworkDataset();
  const connected = useStudio((state) => state.status === 'connected');
  useEffect(() => {
    if (connected) void inspectDataset(dataset);
  }, [connected, dataset]);
  const inspection = useDatasets((state) => state.inspections.get(dataset));
  if (inspection?.state !== 'ready' || inspection.info.shape.join() !== input.join()) return undefined;
  return inspection.samples[0]?.pixels;
}
