const fileUrl = () => require('node:url').pathToFileURL(__filename).href;

/** Stands for `import.meta.url` in bundles that are CommonJS; left out of those that don't ask for it. */
export const importMetaUrl = /* @__PURE__ */ fileUrl();
