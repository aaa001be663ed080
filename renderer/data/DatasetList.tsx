import { Check, FolderOpen, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shapeText } from '../format/numbers.ts';
import { callStudio, errorText, useStudio } from '../studio/index.ts';
import { Button, Field, IconButton, TextInput, toast } from '../ui/index.ts';
import styles from './DataPanel.module.css';
import { shortName } from './short-name.ts';
import { addDataset, forgetDataset, showDataset, useDatasets } from './store.ts';
import { titleOf } from './titles.ts';

interface ItemProps {
  readonly name: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly shown: boolean;
  readonly used: boolean;
  readonly onForget?: () => void;
}

function Item({ name, title, detail, shown, used, onForget }: ItemProps) {
  const { t } = useTranslation('data');
  return (
    <li className={styles.entry}>
      <button
        type="button"
        className={styles.item}
        aria-current={shown}
        onClick={() => showDataset(name)}
        data-testid={`dataset-${name}`}
      >
        <span className={styles.itemTitle}>{title}</span>
        {detail === undefined ? null : <span className={styles.itemDetail}>{detail}</span>}
        {used ? <Check className={styles.used} role="img" aria-label={t('used')} /> : null}
      </button>
      {onForget ? (
        <IconButton size="small" label={t('forget', { name: title })} onClick={onForget}>
          <X />
        </IconButton>
      ) : null}
    </li>
  );
}

/** Where there are no native dialogs a path is typed. */
function PathField() {
  const { t } = useTranslation('data');
  const [path, setPath] = useState('');
  return (
    <form
      className={styles.path}
      onSubmit={(event) => {
        event.preventDefault();
        if (path.trim() !== '') addDataset(path.trim());
      }}
    >
      <Field label={t('pathLabel')} help={t('pathHelp')} layout="stack">
        {(ids) => (
          <span className={styles.pathLine}>
            <TextInput
              {...ids}
              value={path}
              onChange={setPath}
              placeholder={t('pathPlaceholder')}
              data-testid="dataset-path"
            />
            <Button type="submit" disabled={path.trim() === ''} data-testid="dataset-open">
              {t('open')}
            </Button>
          </span>
        )}
      </Field>
    </form>
  );
}

async function choosePath(failed: string): Promise<void> {
  try {
    const { path } = await callStudio('files.choose', { purpose: 'dataset' });
    if (path !== null) addDataset(path);
  } catch (thrown) {
    toast({ tone: 'error', title: failed, body: errorText(thrown) });
  }
}

/** The data sets there are, and how to add one. */
export function DatasetList({ shown, used }: { readonly shown: string; readonly used: string }) {
  const { t } = useTranslation('data');
  const builtIn = useDatasets((state) => state.builtIn);
  const remembered = useDatasets((state) => state.paths);
  const nativeDialogs = useStudio((state) => state.info?.nativeDialogs ?? false);
  const known = new Set(builtIn.map(({ name }) => name));
  const paths = [...new Set([used, ...remembered])].filter((name) => !known.has(name));
  return (
    <nav className={styles.list} aria-label={t('list')}>
      <h3 className={styles.heading}>{t('builtIn')}</h3>
      <ul>
        {builtIn.map((info) => (
          <Item
            key={info.name}
            name={info.name}
            title={titleOf(info)}
            detail={shapeText(info.shape)}
            shown={info.name === shown}
            used={info.name === used}
          />
        ))}
      </ul>
      {builtIn.length === 0 ? null : <h3 className={styles.heading}>{t('fromFiles')}</h3>}
      <ul>
        {builtIn.length === 0
          ? null
          : paths.map((path) => (
              <Item
                key={path}
                name={path}
                title={shortName(path)}
                detail={undefined}
                shown={path === shown}
                used={path === used}
                {...(path === used ? {} : { onForget: () => forgetDataset(path) })}
              />
            ))}
      </ul>
      {nativeDialogs ? (
        <div className={styles.path}>
          <Button icon={<FolderOpen aria-hidden />} onClick={() => void choosePath(t('chooseFailed'))}>
            {t('choose')}
          </Button>
        </div>
      ) : (
        <PathField />
      )}
    </nav>
  );
}
