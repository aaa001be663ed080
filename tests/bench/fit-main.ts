import * as tf from '@tensorflow/tfjs-node';
import { serveFit } from './fit-peer.ts';

serveFit(tf).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
