import { followAll } from './follow.ts';

followAll();

export { NodePreview } from './NodePreview.tsx';
export { PreviewBar } from './PreviewBar.tsx';
export { togglePreviews, usePreviews } from './store.ts';
