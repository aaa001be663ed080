import { followDocuments } from './documents.ts';
import { followStudio } from './follow.ts';

followStudio();
followDocuments();

export { TrainingPanel } from './TrainingPanel.tsx';
