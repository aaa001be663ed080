/** The panel that shows the data set. */
export function DataPanel() {
  return null;
}
