import { File, FileJson, Upload } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileEntry } from '../../shared/protocol/messages.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { callStudio, errorText } from '../studio/index.ts';
import { Button, Dialog, Field, Notice, TextInput } from '../ui/index.ts';
import { type Purpose, pickFile, useFileDialog } from './choose.ts';
import styles from './FileDialogs.module.css';
import { endingOf, withEnding } from './paths.ts';

type Listing =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'ready'; readonly directory: string; readonly files: readonly FileEntry[] };

function useListing(ending: string): Listing {
  const [listing, setListing] = useState<Listing>({ state: 'loading' });
  useEffect(() => {
    let current = true;
    callStudio('files.list', { ending }).then(
      ({ directory, files }) => current && setListing({ state: 'ready', directory, files }),
      (error) => current && setListing({ state: 'failed', reason: errorText(error) }),
    );
    return () => {
      current = false;
    };
  }, [ending]);
  return listing;
}

const networkEnding = '.json';

function FileList({
  listing,
  ending,
  chosen,
  onChoose,
  onOpen,
}: {
  readonly listing: Listing;
  readonly ending: string;
  readonly chosen: string;
  onChoose(file: FileEntry): void;
  onOpen(file: FileEntry): void;
}) {
  const { t } = useTranslation('files');
  const language = useLanguage();
  const network = ending === networkEnding;
  if (listing.state === 'loading') return <Notice>{t('loading')}</Notice>;
  if (listing.state === 'failed') return <Notice>{listing.reason}</Notice>;
  if (listing.files.length === 0) return <Notice>{t(network ? 'noFiles' : 'noFilesOf', { ending })}</Notice>;
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <ul>
      {listing.files.map((file) => (
        <li key={file.path}>
          <button
            type="button"
            className={styles.file}
            aria-pressed={file.name === chosen || file.path === chosen}
            onClick={() => onChoose(file)}
            onDoubleClick={() => onOpen(file)}
            data-testid="file-entry"
          >
            {network ? <FileJson aria-hidden /> : <File aria-hidden />}
            <span className={styles.name}>{file.name}</span>
            <span className={styles.date}>{date.format(file.modifiedAt)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const titles = { open: 'openTitle', save: 'saveTitle', export: 'exportTitle' } as const;
const buttons = { open: 'openButton', save: 'saveButton', export: 'exportButton' } as const;

function FileDialog({
  purpose,
  suggestedName,
  answer,
}: {
  readonly purpose: Purpose;
  readonly suggestedName: string;
  answer: NonNullable<ReturnType<typeof useFileDialog.getState>['asking']>['answer'];
}) {
  const { t } = useTranslation('files');
  const ending = endingOf(suggestedName) || networkEnding;
  const listing = useListing(ending);
  const [name, setName] = useState(suggestedName);
  const accept = (path: string): void => {
    if (path.trim() === '') return;
    const typed = path.trim();
    answer({ kind: 'path', path: purpose === 'open' ? typed : withEnding(typed, ending), sure: false });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    accept(name);
  };
  return (
    <Dialog
      open
      size="wide"
      title={t(titles[purpose])}
      onClose={() => answer(undefined)}
      testId="file-dialog"
    >
      <form className={styles.form} onSubmit={submit}>
        {listing.state === 'ready' ? (
          <p className={styles.folder} data-selectable="">
            {listing.directory}
          </p>
        ) : null}
        <div className={styles.files}>
          <FileList
            listing={listing}
            ending={ending}
            chosen={name}
            onChoose={(file) => setName(purpose === 'open' ? file.path : file.name)}
            onOpen={(file) => accept(file.path)}
          />
        </div>
        <Field label={t('fileName')} layout="stack">
          {(ids) => (
            <TextInput
              {...ids}
              value={name}
              onChange={setName}
              autoFocus
              data-first-focus=""
              data-testid="file-name"
            />
          )}
        </Field>
        <div className={styles.actions}>
          {purpose === 'open' ? (
            <Button
              icon={<Upload />}
              onClick={() => void pickFile().then((chosen) => chosen && answer(chosen))}
              data-testid="file-upload"
            >
              {t('upload')}
            </Button>
          ) : null}
          <span className={styles.space} />
          <Button onClick={() => answer(undefined)}>{t('cancel')}</Button>
          <Button tone="primary" type="submit" disabled={name.trim() === ''} data-testid="file-accept">
            {t(buttons[purpose])}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Open, save and export where there are no native dialogs; mounted once. */
export function FileDialogs() {
  const asking = useFileDialog((state) => state.asking);
  if (!asking) return null;
  return <FileDialog purpose={asking.purpose} suggestedName={asking.suggestedName} answer={asking.answer} />;
}
