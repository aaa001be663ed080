import { create } from 'zustand';

/** Whether the list of shortcuts is open. */
export const useSheet = create<{ readonly open: boolean }>(() => ({ open: false }));

export const toggleSheet = (): void => useSheet.setState(({ open }) => ({ open: !open }));
