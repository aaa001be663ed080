import { type Block, channelsOf } from './define.ts';

/** Each channel scaled by a number between 0 and 1 that all of them decide together (Hu, Shen & Sun 2018). */
export const squeezeExciteBlock: Block = {
  id: 'squeeze-excite',
  stem: 'se',
  category: 'merge',
  help: {
    title: { en: 'Squeeze and excite', zh: '挤压与激励' },
    summary: {
      en: 'Weighs the channels by what the whole image shows (SENet).',
      zh: '根据整幅图像为各通道加权（SENet）。',
    },
  },
  draw(sketch, name, from, shape) {
    const channels = channelsOf(shape, 64);
    sketch.add(`${name}_squeeze`, 'GlobalAveragePool', {}, from);
    sketch.add(`${name}_fc1`, 'FC', { units: Math.max(1, Math.round(channels / 16)) });
    sketch.add(`${name}_relu`, 'ReLU');
    sketch.add(`${name}_fc2`, 'FC', { units: channels });
    const gate = sketch.add(`${name}_sigmoid`, 'Sigmoid');
    return sketch.add(`${name}_scale`, 'Multiply', {}, [...from, gate]);
  },
};
