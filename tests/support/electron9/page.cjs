/** What the page finds missing in Chromium 83, apart from the language itself. */
(() => {
  // An observed element's size in its newer form.
  if (!('borderBoxSize' in ResizeObserverEntry.prototype))
    Object.defineProperty(ResizeObserverEntry.prototype, 'borderBoxSize', {
      get() {
        const { width, height } = this.target.getBoundingClientRect();
        return [{ inlineSize: width, blockSize: height }];
      },
    });
  // A focus that came by keyboard is told from others since Chromium 86: here each one is shown.
  const { matches } = Element.prototype;
  try {
    matches.call(document.documentElement, ':focus-visible');
  } catch {
    Element.prototype.matches = function (selector) {
      return matches.call(this, selector.split(':focus-visible').join(':focus'));
    };
  }
})();
