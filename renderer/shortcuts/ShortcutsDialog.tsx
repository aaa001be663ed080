import { useTranslation } from 'react-i18next';
import { commandGroups, commandRow, commandsOf, groupName } from '../../shared/commands/index.ts';
import { useLanguage } from '../i18n/i18n.ts';
import { Dialog } from '../ui/index.ts';
import { keyOf } from './commands.ts';
import styles from './ShortcutsDialog.module.css';
import { toggleSheet, useSheet } from './sheet.ts';

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
  const language = useLanguage();
  const open = useSheet((state) => state.open);
  return (
    <Dialog open={open} onClose={toggleSheet} size="wide" title={t('title')} testId="shortcuts">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: there is nothing else in it by which keys could scroll it. */}
      <div className={styles.columns} tabIndex={0}>
        {commandGroups.map((group) => (
          <section key={group} className={styles.group}>
            <h3 className={styles.heading}>{groupName(group)[language]}</h3>
            {commandsOf(group)
              .filter((id) => keyOf(id) !== undefined)
              .map((id) => (
                <div key={id} className={styles.row} data-testid={`shortcut-${id}`}>
                  <span>{commandRow(id)[language]}</span>
                  <kbd className={styles.key}>{keyOf(id)}</kbd>
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
