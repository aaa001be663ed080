import { create } from 'zustand';

interface TrainingState {
  /** Trains the network on the canvas. */
  start(): Promise<void>;
}

export const useTraining = create<TrainingState>(() => ({
  start: () => Promise.resolve(),
}));
