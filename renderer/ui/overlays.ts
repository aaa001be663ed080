/** A dialog, menu or list lies over the window, and has its keys. */
export const isOverlaid = (): boolean =>
  document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') !== null;
