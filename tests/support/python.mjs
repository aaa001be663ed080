import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from '../../scripts/steps/lock.mjs';
import { beginStep, SetupError } from '../../scripts/steps/report.mjs';
import { lastLines, run } from '../../scripts/steps/run.mjs';
import { peersFolder } from './cache.mjs';

const LISTS = ['requirements-torch.txt', 'requirements.txt'].map((name) =>
  fileURLToPath(new URL(name, import.meta.url)),
);
const CHECK = 'import torch, tensorflow, keras, numpy; print(torch.__version__, tensorflow.__version__)';

/** A virtual environment with PyTorch and Keras, made once. @returns its Python. @throws SetupError */
export async function ensurePython() {
  const folder = peersFolder('python');
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const stamp = join(folder, 'ready');
  const wanted = createHash('sha256')
    .update(LISTS.map((list) => readFileSync(list, 'utf8')).join())
    .digest('hex');
  const ready = () => existsSync(python) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (ready()) return python;
  mkdirSync(peersFolder(), { recursive: true });
  await withLock(async () => {
    if (!ready()) await make(folder, python, () => writeFileSync(stamp, wanted));
  }, peersFolder('python.lock'));
  return python;
}

async function make(folder, python, finish) {
  const step = beginStep('Installing PyTorch and Keras for the tests (once, about 2 GB)');
  const must = async (command, args, advice) => {
    const result = await run(command, args, { env: { TF_CPP_MIN_LOG_LEVEL: '3' } });
    if (result.code === 0) return;
    step.fail();
    throw new SetupError(`${command} ${args.join(' ')} failed:\n${lastLines(result.output)}\n${advice}`);
  };
  rmSync(folder, { recursive: true, force: true });
  await must(
    process.platform === 'win32' ? 'python' : 'python3',
    ['-m', 'venv', folder],
    'Python 3.10 to 3.13 with venv is needed (Debian, Ubuntu: `apt-get install python3 python3-venv`).',
  );
  for (const list of LISTS) {
    step.update(`pip install -r ${list.split(/[\\/]/).pop()}`);
    const pip = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--no-cache-dir',
      '-r',
      list,
    ];
    await must(python, pip, 'Check the network and the free disk space, and run the same command again.');
  }
  step.update('trying both together');
  await must(python, ['-c', CHECK], 'PyTorch and TensorFlow were installed but cannot be imported together.');
  finish();
  step.done();
}
