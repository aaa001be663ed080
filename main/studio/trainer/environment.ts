import { TRAINER_ENVIRONMENT } from '../../trainer/messages.ts';

/** The environment that a trainer is started with. */
export const trainerEnvironment = (): Record<string, string> => {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...Object.fromEntries(inherited), ...TRAINER_ENVIRONMENT };
};
