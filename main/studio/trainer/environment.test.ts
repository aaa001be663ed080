import { expect, test } from 'vitest';
import { TRAINER_ENVIRONMENT } from '../../trainer/messages.ts';
import { trainerEnvironment } from './environment.ts';

test("a trainer gets TensorFlow's fast kernels, and all that this process has; what is set here stays", () => {
  expect(TRAINER_ENVIRONMENT).toMatchObject({ TF_ENABLE_ONEDNN_OPTS: '1' });
  expect(trainerEnvironment({ HOME: '/home/ada', TZ: undefined })).toEqual({
    ...TRAINER_ENVIRONMENT,
    HOME: '/home/ada',
  });
  expect(trainerEnvironment({ TF_ENABLE_ONEDNN_OPTS: '0' })).toMatchObject({ TF_ENABLE_ONEDNN_OPTS: '0' });
});
