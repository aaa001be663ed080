import { readSetting, writeSetting } from '../storage/local.ts';

const most = 6;
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

/** What was chosen in the command palette lately, the latest first. */
export function recentEntries(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(readSetting('recent-commands') ?? '[]');
    return isTexts(stored) ? stored : [];
  } catch {
    return [];
  }
}

export const rememberEntry = (id: string): void =>
  void writeSetting(
    'recent-commands',
    JSON.stringify([id, ...recentEntries().filter((other) => other !== id)].slice(0, most)),
  );
