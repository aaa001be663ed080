import { useTranslation } from 'react-i18next';
import { changeName, edit, useDocument } from '../document/index.ts';
import { exact, humane, humaneBytes, shapeText } from '../format/numbers.ts';
import { Field, Section, Switch, TextInput } from '../ui/index.ts';
import styles from './Inspector.module.css';

/** The network itself, when no layer is selected. */
export function NetworkInspector() {
  const { t } = useTranslation('inspector');
  const name = useDocument((state) => state.network.name);
  const strict = useDocument((state) => state.network.strict === true);
  const layers = useDocument((state) => state.network.nodes.length);
  const totals = useDocument((state) => state.analysis.totals);
  const output = useDocument((state) =>
    state.analysis.output === undefined
      ? undefined
      : state.analysis.layers.get(state.analysis.output)?.outputShape,
  );
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('network')}</h2>
      </header>
      <div className={styles.block}>
        <Field label={t('name')}>
          {(ids) => (
            <TextInput
              {...ids}
              value={name}
              maxLength={200}
              onChange={(value) =>
                edit({ kind: 'setNetwork', field: 'name', value }, t('editNetworkName', { name: value }), {
                  merge: 'name',
                })
              }
              data-testid="network-name-field"
              data-document-field=""
            />
          )}
        </Field>
        <Field label={t('strict')} help={t('strictHelp')}>
          {(ids) => (
            <Switch
              {...ids}
              checked={strict}
              onChange={(checked) =>
                edit(
                  { kind: 'setNetwork', field: 'strict', value: checked ? true : undefined },
                  changeName(t('strict'), checked),
                )
              }
              data-testid="strict"
            />
          )}
        </Field>
      </div>
      <Section title={t('totals')}>
        <dl className={styles.figures} data-selectable="">
          <dt>{t('layers')}</dt>
          <dd>{layers}</dd>
          <dt>{t('outputShape')}</dt>
          <dd>{output ? shapeText(output) : '–'}</dd>
          <dt>{t('count')}</dt>
          <dd className={styles.strong}>{exact(totals.parameters)}</dd>
          <dt>{t('trainable')}</dt>
          <dd>{exact(totals.trainableParameters)}</dd>
          <dt>{t('multiplyAdds')}</dt>
          <dd title={exact(totals.multiplyAdds)}>{humane(totals.multiplyAdds)}</dd>
          <dt>{t('memory')}</dt>
          <dd title={exact(totals.activationBytes)}>{humaneBytes(totals.activationBytes)}</dd>
        </dl>
      </Section>
    </>
  );
}
