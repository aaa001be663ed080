import { expect, test } from 'vitest';
import { analyse } from '../../shared/analysis/index.ts';
import { templates } from '../../shared/templates/index.ts';
import { outlineOf } from './outline.ts';

const draw = (id: string) => templates.find((template) => template.id === id)!.draw();

test('a chain is said in order, and nothing of what feeds a layer that is the one said before', () => {
  const network = draw('lenet-5');
  const items = outlineOf(network, analyse(network));
  expect(items.map((item) => item.kind === 'layer' && item.node.id)).toEqual(
    network.nodes.map(({ id }) => id),
  );
  expect(items.every((item) => item.kind === 'layer' && item.from === undefined)).toBe(true);
});

test('a group stands once, where its first layer does, with all of its layers; branches say what feeds them', () => {
  const network = draw('residual-shapes');
  const analysis = analyse(network);
  const inside = analysis.order.slice(2, 6);
  const grouped = { ...network, groups: [{ id: 'g', name: 'Stem', nodes: inside }] };
  const items = outlineOf(grouped, analysis);
  const [group] = items.filter((item) => item.kind === 'group');
  expect(items.indexOf(group!)).toBe(2);
  expect(group?.kind === 'group' && group.layers.map(({ node }) => node.id)).toEqual(inside);
  const said = items.flatMap((item) => (item.kind === 'layer' ? [item] : item.layers));
  expect(said.map(({ node }) => node.id).sort()).toEqual(network.nodes.map(({ id }) => id).sort());
  for (const { node, from } of said)
    if (node.type === 'Add')
      expect([...(from ?? [])].sort()).toEqual(
        network.edges
          .filter(({ target }) => target === node.id)
          .map(({ source }) => source)
          .sort(),
      );
});
