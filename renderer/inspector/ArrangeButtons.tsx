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
import { type CommandId, commandName, keyOf, runCommand } from '../shortcuts/commands.ts';
import { IconButton } from '../ui/index.ts';
import styles from './Inspector.module.css';

const rows = [
  [
    { command: 'arrange.left', Icon: AlignStartVertical },
    { command: 'arrange.centre', Icon: AlignCenterVertical },
    { command: 'arrange.right', Icon: AlignEndVertical },
    { command: 'arrange.horizontally', Icon: AlignHorizontalSpaceBetween },
  ],
  [
    { command: 'arrange.top', Icon: AlignStartHorizontal },
    { command: 'arrange.middle', Icon: AlignCenterHorizontal },
    { command: 'arrange.bottom', Icon: AlignEndHorizontal },
    { command: 'arrange.vertically', Icon: AlignVerticalSpaceBetween },
  ],
] as const satisfies readonly (readonly {
  readonly command: CommandId;
  readonly Icon: LucideIcon;
}[])[];

/** Aligning and distributing, as buttons. */
export function ArrangeButtons() {
  const { t } = useTranslation('inspector');
  return (
    <div className={styles.arrange} role="toolbar" aria-label={t('arrange')}>
      {rows.map((row) => (
        <span key={row[0].command} className={styles.tools}>
          {row.map(({ command, Icon }) => (
            <IconButton
              key={command}
              size="small"
              label={commandName(command)}
              hint={keyOf(command)}
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
