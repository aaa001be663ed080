export const explain = {
  about: 'How {{name}} comes about',
  field: 'Receptive field',
  sees: 'The output cell in the middle sees {{size}} of the input’s {{input}} cells.',
  seesAll: 'Every cell sees all of the input.',
  apart: 'Neighbours’ fields lie {{jump}} apart.',
  clipped: 'It reaches beyond the edge; there it sees padding.',
  fieldPicture: 'The input, and on it the part that the output cell in the middle sees',
};
