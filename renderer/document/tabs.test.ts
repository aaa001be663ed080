import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { emptyNetwork, type Network } from '../../shared/network/network.ts';
import {
  closeDocument,
  edit,
  isDirty,
  markSaved,
  moveDocument,
  openDocument,
  openDocuments,
  openNetwork,
  reopenClosed,
  select,
  showDocument,
  showNext,
  undoEdit,
  useDocument,
  useTabs,
} from './index.ts';

const called = (name: string): Network => ({
  ...emptyNetwork(name),
  nodes: [{ id: 'input', type: 'Input', params: {} }],
});
const names = (): readonly string[] => openDocuments().map(({ network }) => network.name);
const shownName = (): string => useDocument.getState().network.name;
const rename = (value: string): void => edit({ kind: 'setNetwork', field: 'name', value }, 'rename');

beforeEach(() => {
  for (const { id } of openDocuments()) closeDocument(id, 'empty');
  useTabs.setState({ closed: [] });
});

test('an untouched placeholder gives its place; what somebody touched keeps it', () => {
  openNetwork(called('A'), { placeholder: true });
  openNetwork(called('B'), { placeholder: true });
  expect(names()).toEqual(['B']);
  rename('B2');
  undoEdit();
  openNetwork(called('C'));
  expect(names()).toEqual(['B', 'C']);
});

test('each tab has its own undo and selection', () => {
  const a = openNetwork(called('A'));
  rename('A1');
  select(['input']);
  const b = openNetwork(called('B'));
  expect(undoEdit()).toBe(undefined);
  rename('B1');
  showDocument(a);
  expect(shownName()).toBe('A1');
  expect([...useDocument.getState().selection.nodes]).toEqual(['input']);
  expect(undoEdit()).toBe('rename');
  expect(names()).toEqual(['A', 'B1']);
  expect(openDocuments().map(isDirty)).toEqual([false, true]);
  showDocument(b);
  expect(undoEdit()).toBe('rename');
  expect(openDocuments().some(isDirty)).toBe(false);
});

test('a closed tab comes back as it was, undo and all; after the last one there is an empty network', () => {
  const a = openNetwork(called('A'));
  rename('A1');
  closeDocument(a, 'Untitled');
  expect(names()).toEqual(['Untitled']);
  reopenClosed();
  expect(names()).toEqual(['A1']);
  expect(undoEdit()).toBe('rename');
});

test('a file that another tab saves over is that tab’s: the one that had it is asked about before it goes', () => {
  const a = openNetwork(called('A'), { path: '/x.json' });
  const b = openNetwork(called('B'));
  markSaved(b, useDocument.getState().network, '/x.json');
  expect(openDocument(b)?.path).toBe('/x.json');
  const left = openDocument(a);
  expect(left?.path).toBe(undefined);
  expect(left && isDirty(left)).toBe(true);
});

test('whatever is opened, shown, moved, closed and opened again: one document is shown, and no one is lost or doubled', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('open' as const) }),
    fc.record({ do: fc.constant('close' as const), at: fc.nat(5) }),
    fc.record({ do: fc.constant('show' as const), at: fc.nat(5) }),
    fc.record({ do: fc.constant('move' as const), at: fc.nat(5), to: fc.nat(5) }),
    fc.record({ do: fc.constant('next' as const), by: fc.constantFrom(1, -1) }),
    fc.record({ do: fc.constant('reopen' as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let count = 0;
      for (const each of steps) {
        const before = useTabs.getState().order;
        const at = 'at' in each ? before[each.at] : undefined;
        if (each.do === 'open') openNetwork(called(`N${count++}`));
        else if (each.do === 'close' && at) closeDocument(at, 'empty');
        else if (each.do === 'show' && at) showDocument(at);
        else if (each.do === 'move' && at) moveDocument(at, each.to);
        else if (each.do === 'next') showNext(each.by);
        else if (each.do === 'reopen') reopenClosed();
        const { order, parked } = useTabs.getState();
        const shown = useDocument.getState().id;
        expect(new Set(order).size).toBe(order.length);
        expect([...parked.keys(), shown].sort()).toEqual([...order].sort());
      }
    }),
    { numRuns: 200 },
  );
});
