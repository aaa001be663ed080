import { create } from 'zustand';
import type { DatasetInfo, RequestResult } from '../../shared/protocol/messages.ts';
import { readSetting, writeSetting } from '../storage/local.ts';
import { callStudio, errorText, useStudio } from '../studio/index.ts';

export type Sample = RequestResult<'datasets.inspect'>['samples'][number];

export type Inspection =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly info: DatasetInfo; readonly samples: readonly Sample[] }
  | { readonly state: 'failed'; readonly message: string };

interface DatasetsState {
  /** What comes with the program. */
  readonly builtIn: readonly DatasetInfo[];
  /** Paths that were chosen here before, the latest first. */
  readonly paths: readonly string[];
  /** What was opened in this session, by name. */
  readonly inspections: ReadonlyMap<string, Inspection>;
  /** The data set that the panel shows; absent: the network's. */
  readonly shown: string | undefined;
}

/** Samples fetched of a data set: twenty a class for ten classes. */
const SAMPLES = 200;
const REMEMBERED = 8;

const remembered = (): readonly string[] => {
  try {
    const stored: unknown = JSON.parse(readSetting('datasets') ?? '[]');
    return Array.isArray(stored) ? stored.filter((path) => typeof path === 'string') : [];
  } catch {
    return [];
  }
};

export const useDatasets = create<DatasetsState>(() => ({
  builtIn: [],
  paths: remembered(),
  inspections: new Map(),
  shown: undefined,
}));

const setInspection = (name: string, inspection: Inspection): void =>
  useDatasets.setState((state) => ({ inspections: new Map(state.inspections).set(name, inspection) }));

/** Opens a data set once a session; `again`: files may have changed, or be there now. */
export async function inspectDataset(name: string, again = false): Promise<void> {
  const known = useDatasets.getState().inspections.get(name);
  if (known && (!again || known.state === 'loading')) return;
  setInspection(name, { state: 'loading' });
  try {
    setInspection(name, {
      state: 'ready',
      ...(await callStudio('datasets.inspect', { name, samples: SAMPLES })),
    });
  } catch (thrown) {
    setInspection(name, { state: 'failed', message: errorText(thrown) });
  }
}

export const showDataset = (name: string | undefined): void => useDatasets.setState({ shown: name });

const setPaths = (paths: readonly string[]): void => {
  useDatasets.setState({ paths });
  writeSetting('datasets', JSON.stringify(paths));
};

/** Shows the data set at a path, and remembers the path. */
export function addDataset(path: string): void {
  const { paths } = useDatasets.getState();
  setPaths([path, ...paths.filter((other) => other !== path)].slice(0, REMEMBERED));
  showDataset(path);
  void inspectDataset(path, true);
}

export function forgetDataset(path: string): void {
  const { paths, shown } = useDatasets.getState();
  setPaths(paths.filter((other) => other !== path));
  if (shown === path) showDataset(undefined);
}

/** What is known of a data set: from the list, or from opening it. */
export function infoOf({ builtIn, inspections }: DatasetsState, name: string): DatasetInfo | undefined {
  const opened = inspections.get(name);
  return builtIn.find((info) => info.name === name) ?? (opened?.state === 'ready' ? opened.info : undefined);
}

export const useDatasetInfo = (name: string): DatasetInfo | undefined =>
  useDatasets((state) => infoOf(state, name));

async function listDatasets(): Promise<void> {
  try {
    const { datasets } = await callStudio('datasets.list', {});
    useDatasets.setState({ builtIn: datasets });
  } catch {
    // The connection is gone again: the next one asks anew.
  }
}

/** Asks for the list with each connection; called once. */
export function followDatasets(): void {
  useStudio.subscribe((state, before) => {
    if (state.status === 'connected' && before.status !== 'connected') void listDatasets();
  });
  if (useStudio.getState().status === 'connected') void listDatasets();
}
