import type { EngineInfo } from '../../shared/protocol/messages.ts';
import { findNative } from '../native/index.ts';

/** What would train a network now. Where native TensorFlow is missing, `reason` says why and what to do. */
export function findEngine(): EngineInfo {
  const native = findNative();
  if (native.state === 'ready') return { kind: 'native', version: `TensorFlow ${native.version}` };
  return { kind: 'interpreter', version: 'tfjs', reason: `${native.message} ${native.remedy}` };
}
