import { create } from 'zustand';
import type { Network } from '../../shared/network/network.ts';
import { readNetwork } from '../../shared/network/read.ts';
import { writeNetwork } from '../../shared/network/write.ts';
import { readSetting, writeSetting } from '../storage/local.ts';

/** A piece of a network that was kept to be used again. */
export interface SavedBlock {
  readonly name: string;
  readonly fragment: Network;
}

const setting = 'blocks';

/** What is kept, as it was written: texts of network files, whose name is the block's. What cannot be read is left out. */
function readBlocks(): readonly SavedBlock[] {
  try {
    const texts: unknown = JSON.parse(readSetting(setting) ?? '[]');
    if (!Array.isArray(texts)) return [];
    return texts.flatMap((text) => {
      const read = typeof text === 'string' ? readNetwork(text) : undefined;
      return read?.ok ? [{ name: read.network.name, fragment: read.network }] : [];
    });
  } catch {
    return [];
  }
}

/** The person's own blocks, in the order they were kept. */
export const useBlocks = create<{ readonly blocks: readonly SavedBlock[] }>(() => ({ blocks: readBlocks() }));

/** False: this computer's storage refused. */
function keep(blocks: readonly SavedBlock[]): boolean {
  useBlocks.setState({ blocks });
  return writeSetting(setting, JSON.stringify(blocks.map(({ fragment }) => writeNetwork(fragment))));
}

/** `Stem`, or `Stem 2` where there is one called so. */
function freeName(wanted: string): string {
  const taken = new Set(useBlocks.getState().blocks.map(({ name }) => name));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted} ${number}`)) return `${wanted} ${number}`;
}

const named = (fragment: Network, name: string): SavedBlock => ({ name, fragment: { ...fragment, name } });

/** Keeps a fragment under a free name; gives that name, and whether it will be there next time. */
export function saveBlock(
  fragment: Network,
  wanted: string,
): { readonly name: string; readonly stored: boolean } {
  const name = freeName(wanted);
  return { name, stored: keep([...useBlocks.getState().blocks, named(fragment, name)]) };
}

export function renameBlock(block: SavedBlock, wanted: string): void {
  const { blocks } = useBlocks.getState();
  if (wanted === '' || wanted === block.name) return;
  keep(blocks.map((each) => (each === block ? named(block.fragment, freeName(wanted)) : each)));
}

/** Forgets a block; gives the way to have it back. */
export function deleteBlock(block: SavedBlock): () => void {
  const { blocks } = useBlocks.getState();
  keep(blocks.filter((each) => each !== block));
  return () => {
    const now = useBlocks.getState().blocks;
    const index = Math.min(blocks.indexOf(block), now.length);
    keep([...now.slice(0, index), block, ...now.slice(index)]);
  };
}

// Another window of this computer kept or deleted one.
if (typeof window !== 'undefined')
  window.addEventListener('storage', ({ key }) => {
    if (key?.endsWith(`.${setting}`)) useBlocks.setState({ blocks: readBlocks() });
  });
