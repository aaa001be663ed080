import { create } from 'zustand';

export type ToastTone = 'info' | 'success' | 'warning' | 'error';
export interface ToastAction {
  readonly label: string;
  run(): void;
}
export interface Toast {
  readonly id: number;
  readonly tone: ToastTone;
  readonly title: string;
  readonly body?: string;
  readonly action?: ToastAction;
}

interface ToastState {
  readonly toasts: readonly Toast[];
  dismiss(id: number): void;
}

export const useToasts = create<ToastState>((set) => ({
  toasts: [],
  dismiss: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
}));

let nextId = 1;

/** The one way to tell something that needs no answer. At most four are shown. */
export function toast(message: Omit<Toast, 'id'>): void {
  const shown: Toast = { ...message, id: nextId++ };
  useToasts.setState((state) => ({ toasts: [...state.toasts, shown].slice(-4) }));
}
