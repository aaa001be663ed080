import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { duration, lossText, percent, settingText } from './format.ts';
import type { Figures } from './history.ts';
import styles from './TrainingPanel.module.css';

const Figure = ({
  name,
  id,
  note,
  children,
}: {
  readonly name: string;
  readonly id: string;
  readonly note?: string;
  readonly children: ReactNode;
}) => (
  <div className={styles.figure}>
    <dt>{name}</dt>
    <dd data-testid={`figure-${id}`}>
      {children}
      {note === undefined ? null : <small>{note}</small>}
    </dd>
  </div>
);

/** The latest numbers, read at a glance. */
export function FigureList({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation('training');
  const { loss, penalty, accuracy, learningRate, valLoss, valAccuracy, best, time } = figures;
  return (
    <dl className={styles.figures} aria-label={t('figures')}>
      <Figure name={t('figureLoss')} id="loss">
        {lossText(loss)}
      </Figure>
      {penalty === undefined ? null : (
        <Figure name={t('figurePenalty')} id="penalty">
          {lossText(penalty)}
        </Figure>
      )}
      <Figure name={t('figureAccuracy')} id="accuracy">
        {percent(accuracy)}
      </Figure>
      {learningRate === undefined ? null : (
        <Figure name={t('figureLearningRate')} id="learningRate">
          {settingText(Number(learningRate.toPrecision(3)))}
        </Figure>
      )}
      {valLoss === undefined ? null : (
        <Figure name={t('figureValLoss')} id="valLoss">
          {lossText(valLoss)}
        </Figure>
      )}
      {valAccuracy === undefined ? null : (
        <Figure name={t('figureValAccuracy')} id="valAccuracy">
          {percent(valAccuracy)}
        </Figure>
      )}
      {best ? (
        <Figure name={t('figureBest')} id="best" note={t('inEpoch', { epoch: best.epoch })}>
          {percent(best.valAccuracy)}
        </Figure>
      ) : null}
      <Figure name={t('figureElapsed')} id="elapsed">
        {duration(time)}
      </Figure>
    </dl>
  );
}
