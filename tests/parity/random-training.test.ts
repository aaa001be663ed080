import { compareTrainings } from './random-training-suite.ts';

compareTrainings(20);
