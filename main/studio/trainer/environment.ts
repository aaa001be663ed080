import { TRAINER_ENVIRONMENT } from '../../trainer/messages.ts';

/** The environment that a trainer is started with: this process's own, and what speeds TensorFlow up where it does not say otherwise. */
export const trainerEnvironment = (from: NodeJS.ProcessEnv = process.env): Record<string, string> => {
  const inherited = Object.entries(from).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...TRAINER_ENVIRONMENT, ...Object.fromEntries(inherited) };
};
