import { findNative, prepareRequire } from '../../main/native/index.ts';
import { serveFit } from './fit-peer.ts';

async function main(): Promise<void> {
  const native = findNative();
  if (native.state === 'missing') throw new Error(`${native.message} ${native.remedy}`);
  await serveFit(prepareRequire(native.addon, import.meta.url)('@tensorflow/tfjs-node'));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
