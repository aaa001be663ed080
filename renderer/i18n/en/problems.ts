export const problems = {
  none: 'No problems. Every layer fits the next.',
  empty: 'An empty network has no problems yet.',
  error: 'Error',
  warning: 'Warning',
  errors_one: '{{count}} error',
  errors_other: '{{count}} errors',
  warnings_one: '{{count}} warning',
  warnings_other: '{{count}} warnings',
  network: 'Network',
  goTo: 'Show {{name}}',
  list: 'Problems of the network',
  fixName: 'fix: {{fix}}',
};
