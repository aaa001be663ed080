import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../support/environment.ts';
import { openWorkplace } from './command.ts';

const network = (id: string): string => join(root, 'resources', 'networks', `${id}.json`);

test('export draws a network without a browser, in both styles and languages', async () => {
  const { folder, run } = openWorkplace();
  const out = join(folder, 'net.svg');
  const draw = async (...options: readonly string[]): Promise<string> => {
    const outcome = await run('export', network('alexnet'), '--to', 'svg', '--out', out, ...options);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    return readFileSync(out, 'utf8');
  };
  const cards = await draw();
  expect(cards).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="\d+" height="\d+"/);
  expect(cards).toContain('>conv1<');
  expect(await draw('--style', 'cards')).toBe(cards);
  expect(await draw('--style', 'blocks')).toContain('>Conv 11×11<');
  expect(await draw('--style', 'blocks', '--language', 'zh')).toContain('>卷积 11×11<');
  const size = (svg: string): readonly number[] =>
    /width="(\d+)" height="(\d+)"/.exec(svg)!.slice(1).map(Number);
  const [width, height] = size(await draw('--no-wrap'));
  expect(height).toBeGreaterThan(5 * width!);
});

test('export draws PDF as well', async () => {
  const { folder, run } = openWorkplace();
  const out = join(folder, 'net.pdf');
  expect(await run('export', network('lenet-5'), '--to', 'pdf', '--out', out)).toMatchObject({ code: 0 });
  const pdf = readFileSync(out, 'latin1');
  expect(pdf.startsWith('%PDF-1.4')).toBe(true);
  expect(pdf.endsWith('%%EOF\n')).toBe(true);
});

test('export writes the layers as a table', async () => {
  const { folder, run } = openWorkplace();
  const write = async (to: string): Promise<string> => {
    const out = join(folder, `layers.${to}`);
    expect(await run('export', network('vgg-16'), '--to', to, '--out', out)).toMatchObject({ code: 0 });
    return readFileSync(out, 'utf8');
  };
  expect(await write('csv')).toContain('fc6,Fully connected,4096,102764544,102760448,');
  expect(await write('markdown')).toContain('**138\u202f357\u202f544**');
  expect(await write('latex')).toContain('\\toprule');
});

test('a style that is none is a wrong call, and nothing is written', async () => {
  const { folder, run } = openWorkplace();
  const out = join(folder, 'net.svg');
  const { code, stderr } = await run(
    'export',
    network('lenet-5'),
    '--to',
    'svg',
    '--out',
    out,
    '--style',
    'cubes',
  );
  expect(code).toBe(2);
  expect(stderr).toContain('cards, blocks');
  expect(existsSync(out)).toBe(false);
});
