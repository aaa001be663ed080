export { errorText } from './error-text.ts';
export { callStudio, connectStudio, onStudio, retryStudio, type StudioStatus, useStudio } from './studio.ts';
