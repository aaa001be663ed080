import { z } from 'zod';
import type { Network } from '../../shared/network/network.ts';
import { readNetwork } from '../../shared/network/read.ts';
import { writeNetwork } from '../../shared/network/write.ts';
import { trainingSettings } from '../../shared/program/settings.ts';
import { previewWanted } from '../../shared/protocol/previews.ts';
import type { TrainerRequest } from './messages.ts';

const path = z.string().min(1).max(4096);
const engine = z.enum(['native', 'interpreter', 'auto']);
/** The object form of a document has the same rules as its file: it is checked by writing and reading it. */
const network = z.custom<Network>((value) => {
  try {
    return readNetwork(writeNetwork(value as Network)).ok;
  } catch {
    return false;
  }
}, 'is not a network');

const request = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('train'),
    network,
    settings: trainingSettings,
    datasetFile: path,
    runDirectory: path,
    resume: z.boolean(),
    init: path.optional(),
    freeze: z.array(z.string()),
    engine,
    force: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('evaluate'),
    network,
    datasetFile: path,
    weights: path.optional(),
    seed: trainingSettings.shape.seed.unwrap(),
    limit: trainingSettings.shape.limit,
    validationSplit: trainingSettings.shape.validationSplit.unwrap(),
    split: z.enum(['training', 'validation', 'all']),
    engine,
  }),
  z.object({
    kind: z.literal('preview'),
    id: z.int(),
    network,
    image: z.object({ shape: z.array(z.int().min(1)), pixels: z.base64() }),
    run: path.optional(),
    seed: trainingSettings.shape.seed.unwrap(),
    wanted: z.array(previewWanted),
    engine,
  }),
  z.object({ kind: z.literal('pause') }),
  z.object({ kind: z.literal('resume') }),
  z.object({ kind: z.literal('stop') }),
]);

/** @returns what is wrong, as a sentence, in place of a request that is not one. */
export function parseRequest(message: unknown): TrainerRequest | string {
  const result = request.safeParse(message);
  if (!result.success) {
    const issues = result.error.issues.map(
      (issue) => `${issue.path.join('.') || 'message'}: ${issue.message}`,
    );
    return `The trainer was sent a request that it cannot take: ${issues.join('; ')}`;
  }
  return result.data;
}
