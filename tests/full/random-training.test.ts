import { compareTrainings } from '../parity/random-training-suite.ts';

compareTrainings(150, 1001);
