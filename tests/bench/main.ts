import { analysisBench } from './analysis.ts';
import { benchTraining } from './training.ts';

/** `npm run bench`: training speed beside the peers, in one run, as ratios; and the cost of one edit's analysis. */
async function main(): Promise<void> {
  const python = process.env.NETLOOM_PYTHON;
  const trainer = process.env.NETLOOM_TRAINER;
  const fit = process.env.NETLOOM_FIT_PEER;
  if (!python || !trainer || !fit)
    throw new Error('Run this through `npm run bench`, which sets up the peers.');
  const rounds = Number(process.env.NETLOOM_BENCH_ROUNDS ?? 5);
  await analysisBench((line) => console.log(line));
  const rows = await benchTraining({ trainer, fit, python }, rounds, (line) => console.error(line));
  console.log(`\nTraining, images/s, medians of ${rounds} rounds in turns`);
  console.log(
    '| | Netloom | model.fit | Keras | PyTorch | Netloom ÷ model.fit | Netloom ÷ best of Keras, PyTorch |',
  );
  console.log('|---|---|---|---|---|---|---|');
  for (const { net, rates } of rows) {
    const ratio = (peer: number): string => (rates.netloom / peer).toFixed(2);
    const best = Math.max(rates.keras, rates.torch);
    const cells = [rates.netloom, rates['model.fit'], rates.keras, rates.torch].map((rate) =>
      Math.round(rate),
    );
    console.log(`| ${net} | ${cells.join(' | ')} | ${ratio(rates['model.fit'])} | ${ratio(best)} |`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
