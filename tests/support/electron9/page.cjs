/** What the page finds missing in Chromium 83, apart from the language itself: an observed element's size in its newer form. */
(() => {
  if ('borderBoxSize' in ResizeObserverEntry.prototype) return;
  Object.defineProperty(ResizeObserverEntry.prototype, 'borderBoxSize', {
    get() {
      const { width, height } = this.target.getBoundingClientRect();
      return [{ inlineSize: width, blockSize: height }];
    },
  });
})();
