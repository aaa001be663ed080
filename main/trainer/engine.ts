import type { SignatureName } from '../../shared/program/types.ts';
import type { EngineInfo } from './messages.ts';

export type TensorData = Float32Array | Int32Array;

/** A tensor that goes in: row-major values. The array may be reused after the call. */
export interface Feed {
  readonly data: TensorData;
  readonly shape: readonly number[];
}
export type Feeds = Readonly<Record<string, Feed>>;
export type Fetched = Readonly<Record<string, TensorData>>;

/** Runs a step graph. Its variables live from call to call. */
export interface Engine {
  readonly info: EngineInfo;
  /**
   * Runs one signature: fed by name, fetched by name. What the signature does not take is passed over.
   * @throws Error when a feed is missing or the computation fails (shapes, memory).
   */
  run(signature: SignatureName, feeds: Feeds): Fetched;
  /** Frees variables and graph; the engine is of no use afterwards. */
  dispose(): void;
}

export const scalar = (value: number, dtype: 'float32' | 'int32'): Feed => ({
  data: dtype === 'float32' ? Float32Array.of(value) : Int32Array.of(value),
  shape: [],
});
