import { run } from '../../scripts/steps/run.mjs';
import { aptInstall } from './apt.mjs';

/** A font with Chinese characters, for pictures of the Chinese window; other systems bring their own. @throws SetupError */
export async function ensureChineseFont() {
  if (process.platform !== 'linux') return;
  const { code, stdout } = await run('fc-list', [':lang=zh', 'family']);
  if (code === 0 && stdout) return;
  await aptInstall(['fontconfig', 'fonts-wqy-microhei'], 'a Chinese font');
}
