export const totals = {
  title: 'Totals of the network',
  parameters: 'Parameters',
  trainable: 'Trainable',
  multiplyAdds: 'Multiply-adds',
  memory: 'Activations',
  parametersHelp: 'Every weight, moving statistics too.',
  trainableHelp: 'Weights that learn.',
  multiplyAddsHelp: 'Products of convolutions and fully connected layers in one forward pass of one sample.',
  memoryHelp: 'Every layer’s output for one sample, in float32.',
  exact: '{{value}} exactly',
  bytes: '{{value}} bytes',
  incomplete: 'Incomplete: a layer’s shape is unknown',
};
