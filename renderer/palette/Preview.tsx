import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../shared/analysis/messages.ts';
import type { Problem } from '../../shared/analysis/types.ts';
import { keyParameters } from '../../shared/drawing/summary.ts';
import type { AnyLayer, Shape } from '../../shared/layers/define.ts';
import type { JsonObject } from '../../shared/network/network.ts';
import { shapeText } from '../format/numbers.ts';
import { useLanguage } from '../i18n/i18n.ts';
import styles from './Preview.module.css';
import type { TypedIssue } from './typed.ts';

export interface PreviewProps {
  readonly layer: AnyLayer;
  readonly params: JsonObject;
  readonly issues: readonly TypedIssue[];
  /** What comes out of it there, and what is wrong with it there, where that is known. */
  readonly shape?: Shape | undefined;
  readonly problem?: Problem | undefined;
}

/** One line of what would be added; below it what was not understood, and what does not fit. */
export function Preview({ layer, params, issues, shape, problem }: PreviewProps) {
  const { t } = useTranslation('palette');
  const language = useLanguage();
  const unknown = issues.filter(({ message }) => !message).map(({ text }) => text);
  const refused = issues.flatMap(({ message }) => (message ? [message[language]] : []));
  const warnings = [
    ...(unknown.length > 0 ? [t('notUnderstood', { text: unknown.join(' ') })] : []),
    ...refused,
  ];
  return (
    <div className={styles.preview} aria-live="polite" data-testid="layer-preview">
      <p className={styles.line}>
        <span className={styles.words}>
          {[layer.help.title[language], ...keyParameters(layer, params, language)].join(' · ')}
        </span>
        {shape ? <span className={styles.shape}>{shapeText(shape)}</span> : null}
      </p>
      {warnings.map((text) => (
        <p key={text} className={styles.warning}>
          <TriangleAlert aria-hidden />
          <span>{text}</span>
        </p>
      ))}
      {problem ? (
        <p className={styles.error}>
          <CircleAlert aria-hidden />
          <span>{describeProblem(problem, language)}</span>
        </p>
      ) : null}
    </div>
  );
}
