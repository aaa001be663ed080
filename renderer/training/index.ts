import { followStudio } from './follow.ts';

followStudio();

export { TrainingPanel } from './TrainingPanel.tsx';
