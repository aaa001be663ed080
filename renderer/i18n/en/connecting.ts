export const connecting = {
  searchTo: 'Connect {{name}} to',
  searchFrom: 'Take input of {{name}} from',
  free: 'Fits',
  instead: 'Fits in place of another',
  misfit: 'Does not fit yet',
  never: 'Cannot be connected',
  input: 'input {{index}}',
  insteadOf: 'in place of {{name}}',
  to: 'from {{name}}',
  from: 'into {{name}}',
  nothing: 'There is no other layer.',
  none: 'No layer is called “{{query}}”.',
};
