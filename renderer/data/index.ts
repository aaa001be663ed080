import { followDatasets } from './store.ts';

followDatasets();

export { DataPanel } from './DataPanel.tsx';
export { MismatchNotice } from './MismatchNotice.tsx';
export { shortName } from './short-name.ts';
export { inspectDataset, useDatasetInfo, useDatasets } from './store.ts';
export { titleOf } from './titles.ts';
export { isHindered, useHindered, useNetworkDataset } from './useNetworkDataset.ts';
