import { describe, expect, it, test } from 'vitest';
import { analyse } from '../analysis/index.ts';
import { readNetwork } from '../network/read.ts';
import { writeNetwork } from '../network/write.ts';
import { parseTrainingSettings } from '../program/settings.ts';
import { templates } from './index.ts';

describe.each(templates)('$id', (template) => {
  const network = template.draw();
  const analysis = analyse(network);

  it('fits together, and has valid settings', () => {
    expect(network.name).toBe(template.name);
    expect(analysis.ok).toBe(true);
    expect(analysis.output).toBe(network.nodes.at(-1)?.id);
    // Published networks stride over the last padding here and there; nothing else is to be warned of.
    expect(analysis.problems.filter(({ code }) => code !== 'notWhole')).toEqual([]);
    expect(parseTrainingSettings(network.training).ok).toBe(true);
  });

  it('has the counts that are published', () => {
    const { source, ...counts } = template.published ?? {};
    expect(analysis.totals).toMatchObject(counts);
  });

  it('says what cannot be trained', () => {
    const end = network.nodes.at(-1)?.type;
    expect(end === 'Softmax').toBe(template.kind !== 'image');
    if (template.kind === 'image') expect(template.summary.en).toMatch(/cannot be trained/);
  });

  // `npx vitest run --project unit shared/templates -u` writes them anew.
  it('lies in resources/networks as it is drawn', async () => {
    const text = writeNetwork(network);
    await expect(text).toMatchFileSnapshot(`../../resources/networks/${template.id}.json`);
    expect(readNetwork(text)).toEqual({ ok: true, network, unread: [] });
  });
});

test('each has a name of its own', () => {
  expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
  expect(new Set(templates.map(({ name }) => name)).size).toBe(templates.length);
});
