import { expect, test } from 'vitest';
import { analyse } from '../../shared/analysis/index.ts';
import { reaches, reaching } from '../../shared/network/gestures.ts';
import { templates } from '../../shared/templates/index.ts';
import { judge } from './connecting.ts';
import { connectionsFrom, connectionsInto } from './connections.ts';

const some = templates
  .filter(({ id }) => ['lenet-5', 'inception', 'residual-shapes'].includes(id))
  .map((template) => [template.id, template.draw()] as const);

test.each(some)(
  '%s: all connections of a layer are judged as each alone while a wire is dragged',
  (id, network) => {
    const analysis = analyse(network);
    const lists = network.nodes.flatMap((node) => [
      ...connectionsFrom(network, analysis, node.id),
      ...connectionsInto(network, analysis, node.id),
    ]);
    expect(lists.length).toBeGreaterThan(2 * network.nodes.length * (network.nodes.length - 1) - 1);
    const kinds = new Set<string>();
    for (const { source, target, slot, verdict } of lists) {
      expect(verdict, `${source} → ${target} ${slot}`).toEqual(
        judge(network, analysis, source, target, slot),
      );
      kinds.add(verdict.ok ? (verdict.misfit ? 'misfit' : 'fits') : verdict.reason);
    }
    expect(kinds).toContain('fits');
    if (id === 'residual-shapes') expect(kinds).toContain('misfit');
    expect(kinds).toContain('cycle');
    expect(kinds).toContain('duplicate');
  },
  120_000,
);

test('what reaches a node is what it is reached from', () => {
  const [, network] = some[0]!;
  for (const { id: to } of network.nodes) {
    const above = reaching(network, to);
    for (const { id } of network.nodes) expect(above.has(id)).toBe(reaches(network, id, to));
  }
});
