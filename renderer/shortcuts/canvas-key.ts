/** The canvas may have keys that mean something elsewhere, as arrows do in lists, tabs and sliders, where nothing else has the focus. */
export const isCanvasKey = ({ target }: KeyboardEvent): boolean =>
  target === document.body || (target instanceof Element && target.closest('[data-canvas]') !== null);
