import { Check, CircleSlash, TriangleAlert } from 'lucide-react';
import { classNames } from '../ui/index.ts';
import styles from './Hint.module.css';

export type Tone = 'quiet' | 'good' | 'warning' | 'bad';

export interface HintProps {
  readonly tone: Tone;
  readonly text: string;
  readonly testId: string;
}

/** A line over the canvas that says what letting go would do. */
export const Hint = ({ tone, text, testId }: HintProps) => (
  <div className={classNames(styles.hint, styles[tone])} role="status" data-testid={testId} data-tone={tone}>
    {tone === 'good' ? <Check aria-hidden /> : null}
    {tone === 'warning' ? <TriangleAlert aria-hidden /> : null}
    {tone === 'bad' ? <CircleSlash aria-hidden /> : null}
    <span>{text}</span>
  </div>
);
