import type { Category, Localised, Shape } from '../../layers/define.ts';
import type { NodeId } from '../../network/network.ts';
import type { Sketch, Source } from '../sketch.ts';

/** Several layers that are added as one: what the palette's section of blocks lists. */
export interface Block {
  readonly id: string;
  /** What the ids of its layers begin with, before a number. */
  readonly stem: string;
  /** Gives its colour. */
  readonly category: Category;
  readonly help: { readonly title: Localised; readonly summary: Localised };
  /**
   * Draws it behind `from`, fitted to the shape that comes in where that is known; `name` begins the id of each layer.
   * Gives the layer whose output is the block's.
   */
  draw(sketch: Sketch, name: string, from: Source, shape: Shape | undefined): NodeId;
}

/** Channels of what comes in, or what a block is drawn for where they are unknown. */
export const channelsOf = (shape: Shape | undefined, otherwise: number): number =>
  shape?.length === 3 ? shape[2]! : otherwise;
