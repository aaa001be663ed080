import type { Network } from '../../shared/network/network.ts';

/** The networks that this window's runs were started with; those of earlier windows are not known. */
const started = new Map<string, Network>();

export const rememberNetwork = (run: string, network: Network): void => void started.set(run, network);

export const networkOfRun = (run: string): Network | undefined => started.get(run);
