import { FileInput } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './DropZone.module.css';
import { openDropped } from './files.ts';

const carriesFiles = (event: DragEvent): boolean =>
  event.dataTransfer !== null && [...event.dataTransfer.types].includes('Files');

/** A file dropped anywhere on the window is opened. */
export function DropZone() {
  const { t } = useTranslation('files');
  const [over, setOver] = useState(false);
  useEffect(() => {
    const enter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const dropped = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      void openDropped(files);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', dropped);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', dropped);
    };
  }, []);
  if (!over) return null;
  return (
    <div className={styles.zone} data-testid="drop-zone">
      <div className={styles.card}>
        <FileInput aria-hidden />
        {t('dropHere')}
      </div>
    </div>
  );
}
