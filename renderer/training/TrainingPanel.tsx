/** The panel that starts, shows and steers training. */
export function TrainingPanel() {
  return null;
}
