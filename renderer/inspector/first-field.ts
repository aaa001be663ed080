import { setPart } from '../app/layout.ts';

const fields = ['input', 'textarea', '[role="combobox"]', '[role="switch"]', '[role="radio"]']
  .map((field) => `[data-testid="inspector"] ${field}:not([disabled])`)
  .join(', ');

/** Gives the keyboard to the first field of what is selected, unfolding the inspector for it. */
export function focusFirstField(): void {
  setPart('inspector', true);
  window.requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>(fields);
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  });
}
