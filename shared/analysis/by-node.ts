import type { NodeId } from '../network/network.ts';
import type { Analysis, Problem } from './types.ts';

const indices = new WeakMap<Analysis['problems'], ReadonlyMap<NodeId, readonly Problem[]>>();
const none: readonly Problem[] = [];

/** The problems that are to be shown at a node, its wiring's too; worked out once an analysis. */
export function problemsAt({ problems }: Analysis, id: NodeId): readonly Problem[] {
  let index = indices.get(problems);
  if (!index) {
    const made = new Map<NodeId, Problem[]>();
    for (const problem of problems) {
      if (problem.node === undefined) continue;
      const there = made.get(problem.node);
      if (there) there.push(problem);
      else made.set(problem.node, [problem]);
    }
    index = made;
    indices.set(problems, index);
  }
  return index.get(id) ?? none;
}
