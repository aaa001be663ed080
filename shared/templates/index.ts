import { alexnet, zfnet } from './alexnet.ts';
import { autoencoder } from './autoencoder.ts';
import type { Template } from './define.ts';
import { densenet121 } from './densenet.ts';
import { googlenet, inceptionModule } from './googlenet.ts';
import { lenet5 } from './lenet.ts';
import { mobilenet } from './mobilenet.ts';
import { nin } from './nin.ts';
import { resnet18, resnet50 } from './resnet.ts';
import { perceptron, smallCnn, smallResidual } from './small.ts';
import { squeezenet } from './squeezenet.ts';
import { unet } from './unet.ts';
import { vgg16 } from './vgg.ts';

export { type Block, blockFragment, blocks } from './blocks/index.ts';
export type { Template, TemplateKind } from './define.ts';
export { createSketch, type Sketch, type Source } from './sketch.ts';

/** The networks that come with the program, in the gallery's order. */
export const templates: readonly Template[] = [
  lenet5,
  perceptron,
  smallCnn,
  smallResidual,
  alexnet,
  zfnet,
  nin,
  vgg16,
  googlenet,
  resnet18,
  resnet50,
  squeezenet,
  densenet121,
  mobilenet,
  inceptionModule,
  unet,
  autoencoder,
];

const plain = (id: string): string => id.toLowerCase().replace(/[^a-z0-9]/g, '');

/** By id, however it is hyphenated. */
export const findTemplate = (id: string): Template | undefined =>
  templates.find((template) => plain(template.id) === plain(id));

/** What the program begins with. */
export const firstTemplate: Template = lenet5;
