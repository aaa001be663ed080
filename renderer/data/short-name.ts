/** The last part of a path, which is what one knows a file by. */
export const shortName = (path: string): string => path.split(/[\\/]/).filter(Boolean).pop() ?? path;
