import { create } from 'zustand';

/** Whether the outline of the network is open. */
export const useOutline = create<{ readonly open: boolean }>(() => ({ open: false }));

export const openOutline = (): void => useOutline.setState({ open: true });
export const closeOutline = (): void => useOutline.setState({ open: false });
