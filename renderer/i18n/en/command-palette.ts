export const commandPalette = {
  title: 'Command palette',
  titleLayers: 'Go to layer',
  search: 'Search commands, layers, templates and tabs',
  searchLayers: 'Search the layers of this network',
  none: 'Nothing is called “{{query}}”.',
  recent: 'Recently used',
  groupTabs: 'Open networks',
  groupTemplates: 'Templates',
  groupLayers: 'Layers',
  goToTab: 'Go to tab: {{name}}',
  openTemplate: 'Open template: {{name}}',
  goToLayer: 'Go to layer: {{name}}',
};
