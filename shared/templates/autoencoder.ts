import type { Template } from './define.ts';
import { drawNetwork, input } from './sketch.ts';

/** The convolutional autoencoder of Keras' blog: 28×28 through 4×4×8 and back. */
export const autoencoder: Template = {
  id: 'autoencoder',
  name: 'Autoencoder',
  kind: 'image',
  year: 2016,
  by: 'Chollet',
  summary: {
    en: 'Squeezes a digit into 4×4×8 numbers and draws it again. It ends in an image, which cannot be trained on yet.',
    zh: '把数字压缩成 4×4×8 个数再画出来。输出是图像，目前还不能训练。',
  },
  published: { parameters: 4385, source: '“Building Autoencoders in Keras”' },
  draw: () =>
    drawNetwork('Autoencoder', (sketch) => {
      input(sketch, 28, 1);
      for (const [index, filters] of [16, 8, 8].entries()) {
        sketch.add(`encode${index + 1}`, 'Conv', { filters, kernel: 3, padding: 1 });
        sketch.add(`relu${index + 1}`, 'ReLU');
        sketch.add(`pool${index + 1}`, 'MaxPool', { kernel: 2, padding: 'same' });
      }
      for (const [index, filters] of [8, 8, 16].entries()) {
        // The last is not padded: 16 becomes 14, half of 28.
        const padding = index < 2 ? { padding: 1 } : {};
        sketch.add(`decode${index + 1}`, 'Conv', { filters, kernel: 3, ...padding });
        sketch.add(`relu${index + 4}`, 'ReLU');
        sketch.add(`up${index + 1}`, 'Upsample', { factor: 2 });
      }
      sketch.add('decode4', 'Conv', { filters: 1, kernel: 3, padding: 1 });
      sketch.add('sigmoid', 'Sigmoid');
    }),
};
