/**
 * What JavaScript has learned since Chromium 83 and Node 12. A plain script: the page loads it before its own, and `node12.cjs`
 * requires it. Each part only where it is not there.
 */
(() => {
  const provide = (target, name, value) => {
    if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
  };
  const { hasOwnProperty: owns } = Object.prototype;
  provide(Object, 'hasOwn', (object, name) => owns.call(object, name));
  provide(String.prototype, 'replaceAll', function replaceAll(from, to) {
    return from instanceof RegExp ? this.replace(from, to) : this.split(from).join(to);
  });
  function at(index) {
    return this[index < 0 ? this.length + index : index];
  }
  for (const type of [Array, String, Object.getPrototypeOf(Uint8Array)]) provide(type.prototype, 'at', at);
  function findLastIndex(test) {
    for (let index = this.length - 1; index >= 0; index--) if (test(this[index], index, this)) return index;
    return -1;
  }
  const lists = {
    findLastIndex,
    findLast(test) {
      return this[findLastIndex.call(this, test)];
    },
    toReversed() {
      return [...this].reverse();
    },
    toSorted(compare) {
      return [...this].sort(compare);
    },
    toSpliced(...change) {
      const copy = [...this];
      copy.splice(...change);
      return copy;
    },
    with(index, value) {
      const copy = [...this];
      copy[index < 0 ? copy.length + index : index] = value;
      return copy;
    },
  };
  for (const name of Object.keys(lists)) provide(Array.prototype, name, lists[name]);
  // Of plain data, as much as the window's libraries clone.
  const clone = (value) => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(clone);
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, clone(part)]));
  };
  provide(globalThis, 'structuredClone', clone);
})();
