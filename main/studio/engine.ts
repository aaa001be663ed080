import type { EngineInfo } from '../../shared/protocol/messages.ts';

export function findEngine(): EngineInfo {
  return { kind: 'interpreter', version: '' };
}
