import { useTranslation } from 'react-i18next';
import { useDocument } from '../document/index.ts';
import { exact, humane, humaneBytes } from '../format/numbers.ts';
import { useStudio } from '../studio/index.ts';
import { classNames, Tooltip } from '../ui/index.ts';
import styles from './Totals.module.css';

interface FigureProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly number: number;
  readonly detail: string;
  readonly help: string;
}

const Figure = ({ id, label, value, number, detail, help }: FigureProps) => (
  <Tooltip
    side="top"
    content={
      <>
        <strong>{detail}</strong>
        <br />
        {help}
      </>
    }
  >
    <button type="button" className={styles.figure} data-testid={`totals-${id}`} data-value={number}>
      <span className={styles.label}>{label}</span>
      <span className={styles.value}>{value}</span>
    </button>
  </Tooltip>
);

function Engine() {
  const { t } = useTranslation('studio');
  const status = useStudio((state) => state.status);
  const engine = useStudio((state) => state.info?.engine);
  if (status === 'absent') return <span className={styles.engine}>{t('offline')}</span>;
  if (status === 'connecting') return <span className={styles.engine}>{t('connecting')}</span>;
  if (!engine) return null;
  const native = engine.kind === 'native';
  const words = native
    ? t('engineNative', { version: engine.version })
    : t('engineInterpreter', { reason: engine.reason ?? engine.version });
  return (
    <Tooltip side="top" content={words}>
      <button type="button" className={styles.engine} data-testid="engine" data-kind={engine.kind}>
        <span className={classNames(styles.light, native ? styles.native : styles.slow)} />
        {native ? engine.version : t('engineInterpreterShort')}
      </button>
    </Tooltip>
  );
}

/** The network in four figures, always in sight. */
export function Totals() {
  const { t } = useTranslation('totals');
  const totals = useDocument((state) => state.analysis.totals);
  const ok = useDocument((state) => state.analysis.ok);
  const figures = [
    { id: 'parameters', key: 'parameters' },
    { id: 'trainable', key: 'trainableParameters' },
    { id: 'multiply-adds', key: 'multiplyAdds' },
  ] as const;
  const words = {
    parameters: [t('parameters'), t('parametersHelp')],
    trainable: [t('trainable'), t('trainableHelp')],
    'multiply-adds': [t('multiplyAdds'), t('multiplyAddsHelp')],
  } as const;
  return (
    <section className={styles.totals} aria-label={t('title')} data-testid="totals">
      {figures.map(({ id, key }) => (
        <Figure
          key={id}
          id={id}
          label={words[id][0]}
          help={ok ? words[id][1] : `${words[id][1]} ${t('incomplete')}`}
          value={humane(totals[key])}
          number={totals[key]}
          detail={t('exact', { value: exact(totals[key]) })}
        />
      ))}
      <Figure
        id="memory"
        label={t('memory')}
        help={t('memoryHelp')}
        value={humaneBytes(totals.activationBytes)}
        number={totals.activationBytes}
        detail={t('bytes', { value: exact(totals.activationBytes) })}
      />
      <span className={styles.space} />
      <Engine />
    </section>
  );
}
