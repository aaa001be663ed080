import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/index.ts';
import { type CommandGroup, type CommandId, commandIds, commandOf } from './commands.ts';
import { keyText } from './keys.ts';
import styles from './ShortcutsDialog.module.css';
import { toggleSheet, useSheet } from './sheet.ts';

const groups: readonly CommandGroup[] = ['File', 'Tabs', 'Edit', 'Arrange', 'View', 'Train', 'Help'];

type WordKey<Id extends CommandId> = Id extends `${infer Room}.${infer Name}` ? `${Room}_${Name}` : never;
/** Catalogue keys have no dots: i18next reads them as steps into an object. */
const wordKey = <Id extends CommandId>(id: Id): WordKey<Id> => id.replace('.', '_') as WordKey<Id>;

const gestures = [
  ['mouseBox', 'mouseBoxHelp'],
  ['mouseAdd', 'mouseAddHelp'],
  ['mouseWire', 'mouseWireHelp'],
  ['mouseDouble', 'mouseDoubleHelp'],
  ['mousePull', 'mousePullHelp'],
  ['mouseInsert', 'mouseInsertHelp'],
  ['mouseFree', 'mouseFreeHelp'],
  ['arrows', 'arrowsHelp'],
  ['arrowsFar', 'arrowsFarHelp'],
] as const;

/** The list of what the keyboard does, made from the table of commands. */
export function ShortcutsDialog() {
  const { t } = useTranslation('shortcuts');
  const open = useSheet((state) => state.open);
  return (
    <Dialog open={open} onClose={toggleSheet} size="wide" title={t('title')} testId="shortcuts">
      <div className={styles.columns}>
        {groups.map((group) => (
          <section key={group} className={styles.group}>
            <h3 className={styles.heading}>{t(`group${group}`)}</h3>
            {commandIds
              .filter((id) => commandOf(id).group === group)
              .map((id) => (
                <div key={id} className={styles.row}>
                  <span>{t(wordKey(id))}</span>
                  <kbd className={styles.key}>{keyText(commandOf(id).keys[0] ?? '')}</kbd>
                </div>
              ))}
          </section>
        ))}
        <section className={styles.group}>
          <h3 className={styles.heading}>{t('groupCanvas')}</h3>
          {gestures.map(([gesture, help]) => (
            <div key={gesture} className={styles.row}>
              <span>{t(help)}</span>
              <kbd className={styles.key}>{t(gesture)}</kbd>
            </div>
          ))}
        </section>
      </div>
    </Dialog>
  );
}
