export const outline = {
  title: '{{name}} in words',
  layers: 'Layers, in the order of the flow',
  parameters_one: '{{value}} parameter',
  parameters_other: '{{value}} parameters',
  fed: 'fed by {{names}}',
  unfed: 'fed by nothing',
  copy: 'Copy as text',
  copied: 'The description is on the clipboard',
  copyRefused: 'The browser does not let the description be copied.',
};
