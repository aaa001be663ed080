import { z } from 'zod';
import { commandIds } from '../commands/index.ts';
import { activation, previewWanted, previewWeights, unseen } from './previews.ts';
import {
  datasetInfo,
  documentId,
  draft,
  engineInfo,
  epochRecord,
  fileEntry,
  path,
  runId,
  runInfo,
  sample,
  statisticsRecord,
  stepRecord,
} from './records.ts';

/**
 * The whole conversation between window and studio. Requests are answered once; events come unasked. Both sides validate
 * what arrives with these schemas. Files travel as text: the window reads and writes networks with `shared/network`.
 */
const call = <P extends z.ZodType, R extends z.ZodType>(params: P, result: R) => ({ params, result });
const nothing = z.object({});

const commands = z.array(z.enum(commandIds)).max(commandIds.length);
const commandStates = z.object({ disabled: commands, checked: commands });

export const requests = {
  'app.info': call(
    nothing,
    z.object({
      version: z.string(),
      mode: z.enum(['desktop', 'web']),
      platform: z.string(),
      /** Native dialogs exist; otherwise the window shows its own, over `files.list`. */
      nativeDialogs: z.boolean(),
      engine: engineInfo,
      /** The machine's memory (or the container's), in bytes. */
      memory: z.number(),
      /** Where networks are kept unless another place is named. */
      projectsDirectory: z.string(),
      /** A network the program was started with. */
      openPath: z.string().optional(),
    }),
  ),
  /** Files of a folder (the projects folder by default) that end so, networks unless another ending is named; newest first. */
  'files.list': call(
    z.object({ directory: path.optional(), ending: z.string().max(16).optional() }),
    z.object({ directory: z.string(), files: z.array(fileEntry) }),
  ),
  /** A native dialog; null when cancelled. Only where `nativeDialogs`. */
  'files.choose': call(
    z.object({
      purpose: z.enum(['open', 'save', 'dataset', 'export']),
      suggestedName: z.string().max(255).optional(),
    }),
    z.object({ path: path.nullable() }),
  ),
  /** Reads a network (or exported text) file: at most 64 MiB, UTF-8. Relative paths are taken from the projects folder. */
  'files.read': call(z.object({ path }), z.object({ path, text: z.string() })),
  /** Atomic. `overwrite: false` refuses an existing file with code `exists`. */
  'files.write': call(z.object({ path, text: z.string(), overwrite: z.boolean() }), z.object({ path })),
  /** The same for what is no text: the bytes in base64 (RFC 4648, padded). */
  'files.writeBytes': call(
    z.object({ path, base64: z.string(), overwrite: z.boolean() }),
    z.object({ path }),
  ),
  /**
   * A window begins: gives what windows that are gone left behind, in the order of their tabs, which is this window's from now
   * on. `previous` is the name it had before a reload or a lost connection.
   */
  'drafts.open': call(
    z.object({ previous: z.string().max(64).optional() }),
    z.object({ window: z.string(), drafts: z.array(draft), shown: documentId.optional() }),
  ),
  /** Atomic, and on disk once it is answered. */
  'drafts.write': call(draft, nothing),
  'drafts.remove': call(z.object({ id: documentId }), nothing),
  /** The window's tabs from left to right, and the one that is shown. */
  'drafts.arrange': call(z.object({ order: z.array(documentId).max(1000), shown: documentId }), nothing),
  /** The networks to open that the running program was handed, each once: it was started again, or the system named them. */
  'files.handed': call(nothing, z.object({ paths: z.array(path) })),
  'recent.list': call(nothing, z.object({ files: z.array(fileEntry) })),
  'recent.add': call(z.object({ path }), nothing),
  'settings.get': call(nothing, z.object({ settings: z.record(z.string(), z.json()) })),
  'settings.set': call(z.object({ name: z.string().max(100), value: z.json() }), nothing),
  'datasets.list': call(nothing, z.object({ datasets: z.array(datasetInfo) })),
  /** Opens a data set by name or path; `samples` of it, spread over the classes. */
  'datasets.inspect': call(
    z.object({ name: path, samples: z.int().min(0).max(200) }),
    z.object({ info: datasetInfo, samples: z.array(sample) }),
  ),
  /** `network` is the file's text; `settings` overrides its `training` fields. */
  'runs.start': call(
    z.object({
      network: z.string(),
      settings: z.record(z.string(), z.json()),
      /** A past run whose weights to start from. */
      init: runId.optional(),
      /** Trains even where the machine has not the memory for it. */
      force: z.boolean().optional(),
    }),
    z.object({ run: runInfo }),
  ),
  'runs.pause': call(z.object({ id: runId }), nothing),
  'runs.resume': call(z.object({ id: runId }), nothing),
  'runs.stop': call(z.object({ id: runId }), nothing),
  /** Trains on from the last checkpoint of an ended run, in the same folder. */
  'runs.continue': call(z.object({ id: runId }), z.object({ run: runInfo })),
  'runs.list': call(nothing, z.object({ runs: z.array(runInfo) })),
  /** Every recorded step of a run from `fromStep` on, for a window that opens later. */
  'runs.metrics': call(
    z.object({ id: runId, fromStep: z.int().min(0) }),
    z.object({ steps: z.array(stepRecord), epochs: z.array(epochRecord) }),
  ),
  /** The last so many statistics of the layers that a run recorded; none where it was to take none. */
  'runs.statistics': call(
    z.object({ id: runId, last: z.int().min(1).max(1000) }),
    z.object({ records: z.array(statisticsRecord) }),
  ),
  /**
   * What each layer makes of a sample, as far as the network (the file's text) can be computed. With a run: with the weights of
   * its newest checkpoint, where they fit; all others are those that the network's seed draws.
   */
  'previews.show': call(
    z.object({
      network: z.string(),
      dataset: path,
      /** Counted over the whole data set; beyond its end, from its beginning again. */
      sample: z.int().min(0),
      run: runId.optional(),
      wanted: z.array(previewWanted).max(500),
    }),
    z.object({
      engine: engineInfo,
      weights: previewWeights,
      sample: z.object({ index: z.number(), count: z.number(), label: z.number() }),
      classes: z.array(z.string()),
      /** One for each wanted, in order; null where nothing is to be seen. */
      activations: z.array(activation.nullable()),
      /** The layers of which nothing is to be seen, and why. */
      unseen: z.record(z.string(), unseen),
      /** Milliseconds it took to compute. */
      time: z.number(),
    }),
  ),
  /** The window tells which commands can't be carried out now, and which are on, so that native menus show it. */
  'window.commands': call(commandStates, nothing),
  /** The window tells whether there are unsaved edits, so that closing can ask. */
  'window.dirty': call(z.object({ dirty: z.boolean(), title: z.string().max(500) }), nothing),
} as const;

export const events = {
  /** A run's state changed (also when its trainer died). */
  'run.changed': z.object({ run: runInfo }),
  /** At most about 20 a second. */
  'run.steps': z.object({ id: runId, steps: z.array(stepRecord) }),
  'run.statistics': z.object({ id: runId, records: z.array(statisticsRecord) }),
  'run.epoch': z.object({ id: runId, epoch: epochRecord }),
  /** A checkpoint was written. */
  'run.saved': z.object({ id: runId, step: z.number() }),
  /** A chosen entry of the native menu. */
  'menu.command': z.object({ command: z.enum(commandIds) }),
  /** The program was handed a network: the window asks for it by the request of the same name. */
  'files.handed': nothing,
  /** The native window wants to close; the window answers by asking the user and calling `window.close()` again. */
  'window.closing': nothing,
} as const;

export type Requests = typeof requests;
export type Method = keyof Requests;
export type RequestParams<M extends Method> = z.infer<Requests[M]['params']>;
export type RequestResult<M extends Method> = z.infer<Requests[M]['result']>;
export type Events = typeof events;
export type EventName = keyof Events;
export type EventData<E extends EventName> = z.infer<Events[E]>;

export type CommandStates = z.infer<typeof commandStates>;

export type { Activation, PreviewWanted, PreviewWeights, UnseenReason } from './previews.ts';
export type {
  DatasetInfo,
  Draft,
  EngineInfo,
  EpochPoint,
  FileEntry,
  LayerPoint,
  RunInfo,
  RunState,
  StatisticsPoint,
  StepPoint,
} from './records.ts';
export type PreviewShown = RequestResult<'previews.show'>;

/** `code` is stable and translated by the window; `message` is the studio's English sentence. */
export const studioError = z.object({
  code: z.enum([
    'invalid',
    'notFound',
    'exists',
    'unreadable',
    'denied',
    'diskFull',
    'network',
    'dataset',
    'busy',
    'engine',
    'internal',
  ]),
  message: z.string(),
  /** Where, e.g. a path or `conv2.stride`. */
  detail: z.string().optional(),
});
export type StudioError = z.infer<typeof studioError>;

/** What travels on the wire, in either direction. */
export const wireRequest = z.object({ id: z.int(), method: z.string(), params: z.unknown() });
export const wireMessage = z.union([
  z.object({ id: z.int(), result: z.unknown() }),
  z.object({ id: z.int(), error: studioError }),
  z.object({ event: z.string(), data: z.unknown() }),
]);
export type WireRequest = z.infer<typeof wireRequest>;
export type WireMessage = z.infer<typeof wireMessage>;
