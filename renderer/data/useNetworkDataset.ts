import type { Network } from '../../shared/network/network.ts';
import { trainingSettings } from '../../shared/program/settings.ts';
import { edit, useDocument } from '../document/index.ts';
import { translate } from '../i18n/i18n.ts';

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
