import { create } from 'zustand';

/** Whether something that can be dropped is over the canvas. */
export const useDropTarget = create<{ readonly over: boolean }>(() => ({ over: false }));
