import { z } from 'zod';

/** Bytes as base64: they travel as JSON. */
const bytes = z.base64();
const count = z.int().min(0);

/** A part of what flows out of a layer, for a picture no larger than `side` cells each way. */
export const previewWanted = z.object({
  node: z.string(),
  /** Of the channels: from this one on, so many. */
  first: count,
  count: z.int().min(1).max(512),
  side: z.int().min(1).max(256),
});

/** What flows out of a layer for one sample, small enough to be drawn thirty times a second. */
export const activation = z.discriminatedUnion('kind', [
  /** The sample itself: row-major `[height, width, channels]`, 0 to 255. */
  z.object({ kind: z.literal('image'), height: count, width: count, channels: count, pixels: bytes }),
  /**
   * Channels as maps, one after the other in `cells`; a cell's value is low + cell/255·(high − low) of its map. `low` and
   * `high` are those of the channel at its full size.
   */
  z.object({
    kind: z.literal('maps'),
    /** Of the layer: `[height, width, channels]`. */
    shape: z.tuple([count, count, count]),
    first: count,
    /** Of a map here. */
    height: count,
    width: count,
    maps: z.array(z.object({ low: z.number(), high: z.number() })),
    cells: bytes,
  }),
  /** Features in order; where there are more than cells, a cell has the one of its features that is furthest from 0. */
  z.object({ kind: z.literal('vector'), features: count, low: z.number(), high: z.number(), cells: bytes }),
  /** One a class. */
  z.object({ kind: z.literal('classes'), probabilities: z.array(z.number()) }),
]);

/** Where the weights came from: drawn by the seed, or a run's checkpoint at `step`, in which `drawn` layers have none that fit. */
export const previewWeights = z.discriminatedUnion('from', [
  z.object({ from: z.literal('drawn') }),
  z.object({ from: z.literal('run'), run: z.string(), step: z.number(), drawn: z.array(z.string()) }),
]);

/** Why a layer shows nothing: `Unseen` of `shared/program`. */
export const unseen = z.enum(['error', 'mismatch', 'tooLarge']);

export type PreviewWanted = z.infer<typeof previewWanted>;
export type UnseenReason = z.infer<typeof unseen>;
export type Activation = z.infer<typeof activation>;
export type PreviewWeights = z.infer<typeof previewWeights>;
