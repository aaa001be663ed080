import { useMemo } from 'react';
import type { Network } from '../../shared/network/network.ts';
import { trainingSettings } from '../../shared/program/settings.ts';
import type { DatasetInfo } from '../../shared/protocol/messages.ts';
import { type DocumentState, edit, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';
import { findMismatches } from './mismatch.ts';
import { infoOf, useDatasetInfo, useDatasets } from './store.ts';

const standard = trainingSettings.parse({}).dataset;

/** The name of the data set that a network trains with. */
export function datasetOf({ training }: Network): string {
  const named = training?.dataset;
  return typeof named === 'string' && named !== '' ? named : standard;
}

/** Of the network on the canvas. */
export const useNetworkDataset = (): string => useDocument(({ network }) => datasetOf(network));

/** Makes a data set the network's; one step of undo. */
export function chooseForNetwork(name: string, title: string): void {
  const { training } = useDocument.getState().network;
  edit(
    { kind: 'setNetwork', field: 'training', value: { ...training, dataset: name } },
    translate('editDataset', { ns: 'data', name: title }),
  );
}

type Drawn = Pick<DocumentState, 'network' | 'analysis'>;
const hindered = (info: DatasetInfo | undefined, { network, analysis }: Drawn): boolean =>
  info !== undefined && findMismatches(network, analysis, info).length > 0;

/** A network and its data set are known not to go together: training would be refused. */
export const isHindered = (drawn: Drawn): boolean =>
  hindered(infoOf(useDatasets.getState(), datasetOf(drawn.network)), drawn);

/** The same of the network on the canvas. */
export function useHindered(): boolean {
  const info = useDatasetInfo(useNetworkDataset());
  const network = useDocument((state) => state.network);
  const analysis = useDocument((state) => state.analysis);
  return useMemo(() => hindered(info, { network, analysis }), [info, network, analysis]);
}
