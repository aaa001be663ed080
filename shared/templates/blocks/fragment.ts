import type { Shape } from '../../layers/define.ts';
import { emptyNetwork, type Network } from '../../network/network.ts';
import { createSketch } from '../sketch.ts';
import type { Block } from './define.ts';

/**
 * A block as a piece of a network, in a group of its own, its inputs open. The ids of its layers begin with a name that no other
 * in the network begins with: `residual2_conv1`.
 */
export function blockFragment(
  network: Network,
  block: Block,
  title: string,
  shape: Shape | undefined,
): Network {
  const isTaken = (name: string): boolean => network.nodes.some(({ id }) => id.startsWith(`${name}_`));
  let number = 1;
  while (isTaken(`${block.stem}${number}`)) number++;
  const sketch = createSketch();
  block.draw(sketch, `${block.stem}${number}`, [undefined], shape);
  return {
    ...emptyNetwork(title),
    nodes: sketch.nodes,
    edges: sketch.edges,
    groups: [{ id: `group${number}`, name: title, nodes: sketch.nodes.map(({ id }) => id) }],
  };
}
