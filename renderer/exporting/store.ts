import { create } from 'zustand';

/** Whether the export dialog is open. */
export const useExport = create<{ readonly open: boolean }>(() => ({ open: false }));

export const openExport = (): void => useExport.setState({ open: true });
export const closeExport = (): void => useExport.setState({ open: false });
