/** The web's EventTarget, as much of it as AbortSignal needs. */
module.exports = class EventTarget {
  addEventListener(type, listener, options) {
    this.listeners = this.listeners || [];
    this.listeners.push({ type, listener, once: Boolean(options?.once) });
  }
  removeEventListener(type, listener) {
    this.listeners = (this.listeners || []).filter(
      (entry) => entry.type !== type || entry.listener !== listener,
    );
  }
  dispatchEvent(event) {
    for (const entry of this.listeners || []) {
      if (entry.type !== event.type) continue;
      if (entry.once) this.removeEventListener(entry.type, entry.listener);
      entry.listener.call(this, event);
    }
    if (this[`on${event.type}`]) this[`on${event.type}`](event);
  }
};
