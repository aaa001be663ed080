import type { Localised } from '../layers/define.ts';
import type { Network } from '../network/network.ts';

/** Where the gallery shows it: small enough to be trained at once, a published classifier, or a part or image-to-image network. */
export type TemplateKind = 'small' | 'classifier' | 'image';

/** A network that comes with the program, drawn by its own rules. */
export interface Template {
  /** Its file's name in `resources/networks`, without the ending: `lenet-5`. */
  readonly id: string;
  readonly name: string;
  readonly kind: TemplateKind;
  readonly year?: number;
  /** Who published it. */
  readonly by?: string;
  /** One line. */
  readonly summary: Localised;
  /** What others count; the test of this room holds the analysis against it. */
  readonly published?: {
    readonly parameters?: number;
    readonly trainableParameters?: number;
    readonly multiplyAdds?: number;
    readonly source: string;
  };
  draw(): Network;
}
