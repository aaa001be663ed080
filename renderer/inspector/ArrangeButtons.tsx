import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type CommandId, commandOf, runCommand } from '../shortcuts/commands.ts';
import { keyText } from '../shortcuts/keys.ts';
import { IconButton } from '../ui/index.ts';
import styles from './Inspector.module.css';

const rows = [
  [
    { command: 'arrange.left', word: 'arrange_left', Icon: AlignStartVertical },
    { command: 'arrange.centre', word: 'arrange_centre', Icon: AlignCenterVertical },
    { command: 'arrange.right', word: 'arrange_right', Icon: AlignEndVertical },
    { command: 'arrange.horizontally', word: 'arrange_horizontally', Icon: AlignHorizontalSpaceBetween },
  ],
  [
    { command: 'arrange.top', word: 'arrange_top', Icon: AlignStartHorizontal },
    { command: 'arrange.middle', word: 'arrange_middle', Icon: AlignCenterHorizontal },
    { command: 'arrange.bottom', word: 'arrange_bottom', Icon: AlignEndHorizontal },
    { command: 'arrange.vertically', word: 'arrange_vertically', Icon: AlignVerticalSpaceBetween },
  ],
] as const satisfies readonly (readonly {
  readonly command: CommandId;
  readonly word: string;
  readonly Icon: LucideIcon;
}[])[];

/** Aligning and distributing, as buttons. */
export function ArrangeButtons() {
  const { t } = useTranslation(['inspector', 'shortcuts']);
  return (
    <div className={styles.arrange} role="toolbar" aria-label={t('arrange', { ns: 'inspector' })}>
      {rows.map((row) => (
        <span key={row[0].command} className={styles.tools}>
          {row.map(({ command, word, Icon }) => (
            <IconButton
              key={command}
              size="small"
              label={t(word, { ns: 'shortcuts' })}
              hint={keyText(commandOf(command).keys[0] ?? '')}
              onClick={() => runCommand(command)}
              data-testid={command}
            >
              <Icon />
            </IconButton>
          ))}
        </span>
      ))}
    </div>
  );
}
