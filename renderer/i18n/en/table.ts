export const table = {
  layer: 'Layer',
  type: 'Type',
  output: 'Output',
  parameters: 'Parameters',
  multiplyAdds: 'Multiply-adds',
  memory: 'Memory',
  receptiveField: 'Receptive field',
  whole: 'all',
  total: 'Total',
  empty: 'Layers appear here as you add them.',
  caption: 'Layers in the order they are computed',
};
