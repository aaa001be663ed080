import { compareLayers } from './layer-suite.ts';

compareLayers();
