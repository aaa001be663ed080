/** A dialog, menu or list lies over the window and has its keys; one that is only fading out has them no more. */
export const isOverlaid = (): boolean =>
  document.querySelector(
    ['dialog', 'menu', 'listbox'].map((role) => `[role="${role}"]:not([data-state="closed"])`).join(),
  ) !== null;
