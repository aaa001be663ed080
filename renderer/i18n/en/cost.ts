export const cost = {
  measure: 'Cost counted in',
  parameters: 'Parameters',
  multiplyAdds: 'Multiply-adds',
  activationBytes: 'Memory',
  legend: 'Cost of the layers',
  scale: 'Tints: none for 0%, the strongest for {{most}}',
  scaleHelp:
    'Each layer’s share of the network’s total. Tints go by the square root, so that small shares differ too.',
  share_parameters: '{{share}} of the parameters',
  share_multiplyAdds: '{{share}} of the multiply-adds',
  share_activationBytes: '{{share}} of the memory',
  shown_parameters: 'Cost view: parameters',
  shown_multiplyAdds: 'Cost view: multiply-adds',
  shown_activationBytes: 'Cost view: memory',
  hidden: 'Cost view off',
};
