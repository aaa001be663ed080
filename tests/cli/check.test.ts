import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonLines, openWorkplace } from './command.ts';
import { leNet, misfit } from './networks.ts';

test('a sound network: its shapes and counts, exit 0', async () => {
  const place = openWorkplace();
  const outcome = await place.run('check', place.write('lenet.json', leNet()), '--json');
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
  const [report, ...more] = jsonLines(outcome);
  expect(more).toEqual([]);
  expect(report).toMatchObject({ ok: true, name: 'LeNet-5', problems: [] });
  expect(report?.totals).toMatchObject({
    parameters: 61_706,
    trainableParameters: 61_706,
    multiplyAdds: 416_520,
  });
  expect(report?.layers).toContainEqual(
    expect.objectContaining({
      id: 'conv2',
      type: 'Conv',
      inputShapes: [[14, 14, 6]],
      outputShape: [10, 10, 16],
      parameters: 2416,
    }),
  );
});

test('for people: a table', async () => {
  const place = openWorkplace();
  const { code, stdout } = await place.run('check', place.write('lenet.json', leNet()));
  expect(code).toBe(0);
  expect(stdout).toMatch(/conv1\s+Conv\s+28 × 28 × 6\s+156/);
  expect(stdout).toContain('61 706 parameters');
});

test('a network with errors: each on standard error and in the report, exit 1', async () => {
  const place = openWorkplace();
  const path = place.write('misfit.json', misfit);
  const outcome = await place.run('check', path, '--json');
  expect(outcome.code).toBe(1);
  expect(outcome.stderr).toMatch(/11×11/);
  const [report] = jsonLines(outcome);
  expect(report).toMatchObject({
    ok: false,
    problems: expect.arrayContaining([expect.objectContaining({ severity: 'error', node: 'conv1' })]),
  });
  // For people: the layer by name, and what would mend it.
  const { code, stderr } = await place.run('check', path);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Error: conv1: .*11×11/m);
  expect(stderr).toMatch(/^ {2}→ Use kernel \d+$/m);
  expect((await place.run('train', path)).stderr).toMatch(/misfit\.json: conv1: .*11×11/);
});

test('two layers of one name: exit 1', async () => {
  const place = openWorkplace();
  const network = leNet();
  const path = place.write('twice.json', {
    ...network,
    nodes: [...network.nodes, { id: 'conv1', type: 'ReLU' }],
  });
  const outcome = await place.run('check', path, '--json');
  expect(outcome.code).toBe(1);
  expect(jsonLines(outcome)[0]).toMatchObject({ ok: false, problems: [{ code: 'duplicateId' }] });
  expect(outcome.stderr).toContain('conv1');
});

test.each([
  ['no JSON', '{"format": "netl'],
  ['another JSON', '[1, 2]'],
  ['a newer version', { ...leNet(), version: 99 }],
])('%s: exit 2, and the JSON stays JSON', async (_what, contents) => {
  const place = openWorkplace();
  const outcome = await place.run('check', place.write('a.json', contents), '--json');
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toContain('a.json');
  expect(jsonLines(outcome)[0]).toMatchObject({ ok: false, layers: [] });
});

test('a file that is not there, a folder, no file at all, an unknown flag: exit 2', async () => {
  const place = openWorkplace();
  mkdirSync(join(place.folder, 'folder'));
  for (const args of [['none.json'], ['folder'], [], ['a.json', '--nonsense']]) {
    const { code, stdout, stderr } = await place.run('check', ...args);
    expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
    expect(stderr).not.toBe('');
  }
  expect((await place.run('no-such-command')).code).toBe(2);
  expect((await place.run('--help')).code).toBe(0);
  expect((await place.run('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('export writes the architecture, stably; import reads it back; other targets are refused', async () => {
  const place = openWorkplace();
  place.write('a.json', leNet());
  expect(await place.run('export', 'a.json', '--to', 'architecture', '--out', 'b.json')).toMatchObject({
    code: 0,
  });
  expect(await place.run('import', 'b.json', '--out', 'c.json')).toMatchObject({ code: 0 });
  const [b, c] = ['b.json', 'c.json'].map((name) => readFileSync(join(place.folder, name), 'utf8'));
  expect(c).toBe(b);
  expect(JSON.parse(b ?? '')).toMatchObject({ name: 'LeNet-5', format: 'netloom' });
  const onnx = await place.run('export', 'a.json', '--to', 'onnx', '--out', 'd');
  expect(onnx).toMatchObject({ code: 2, stderr: expect.stringContaining('not available yet') });
  const nonsense = await place.run('export', 'a.json', '--to', 'nonsense', '--out', 'd');
  expect(nonsense).toMatchObject({ code: 2, stderr: expect.stringContaining('keras-model') });
});
