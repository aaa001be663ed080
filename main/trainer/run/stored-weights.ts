import { closeSync, openSync, readSync } from 'node:fs';
import { headerLength, readPlaces, type TensorPlace } from '../../../shared/exporters/safetensors.ts';

/** A file of weights, read one by one: a checkpoint is three times as large as its weights. */
export interface StoredWeights {
  readonly places: ReadonlyMap<string, TensorPlace>;
  readonly metadata: Readonly<Record<string, string>>;
  /** @throws Error when it is not there, or cut short. */
  read(name: string): Float32Array;
  close(): void;
}

/** @throws Error when there is no such file, or it is no safetensors file. */
export function openStoredWeights(path: string): StoredWeights {
  const file = openSync(path, 'r');
  const bytesAt = (position: number, length: number): Uint8Array => {
    const bytes = new Uint8Array(length);
    if (readSync(file, bytes, 0, length, position) < length) throw new Error(`${path} is cut short`);
    return bytes;
  };
  try {
    const { places, metadata } = readPlaces(bytesAt(0, headerLength(bytesAt(0, 8))));
    return {
      places,
      metadata,
      read(name) {
        const place = places.get(name);
        if (!place) throw new Error(`${path} has no ${name}`);
        return new Float32Array(bytesAt(place.begin, place.end - place.begin).buffer);
      },
      close: () => closeSync(file),
    };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}
