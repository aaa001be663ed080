import { parentPort, workerData } from 'node:worker_threads';
import { type Draw, drawVariables } from './draw-variables.ts';

/** The entry of a thread that draws what it is started with, hands it over and ends. */
const draw: Draw = workerData;
const drawn = drawVariables(draw);
parentPort?.postMessage(
  drawn,
  [...drawn.values()].map(({ data }) => data.buffer as ArrayBuffer),
);
