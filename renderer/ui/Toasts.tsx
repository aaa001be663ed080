import { CircleCheck, CircleX, Info, TriangleAlert, X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import styles from './Toasts.module.css';
import { type Toast, type ToastTone, useToasts } from './toasts.ts';

const icons: Readonly<Record<ToastTone, typeof Info>> = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  error: CircleX,
};

function ToastCard({ toast }: { readonly toast: Toast }) {
  const { t } = useTranslation('ui');
  const dismiss = useToasts((state) => state.dismiss);
  const Icon = icons[toast.tone];
  return (
    <Radix.Root
      className={styles.toast}
      type={toast.tone === 'error' ? 'foreground' : 'background'}
      duration={toast.tone === 'error' || toast.action ? 9000 : 3500}
      onOpenChange={(open) => (open ? undefined : dismiss(toast.id))}
      data-testid={`toast-${toast.tone}`}
    >
      <Icon className={classNames(styles.icon, styles[toast.tone])} aria-hidden />
      <div className={styles.words}>
        <Radix.Title className={styles.title}>{toast.title}</Radix.Title>
        {toast.body === undefined ? null : (
          <Radix.Description className={styles.body}>{toast.body}</Radix.Description>
        )}
        {toast.action === undefined ? null : (
          <Radix.Action className={styles.action} altText={toast.action.label} onClick={toast.action.run}>
            {toast.action.label}
          </Radix.Action>
        )}
      </div>
      <Radix.Close className={styles.close} aria-label={t('dismiss')}>
        <X />
      </Radix.Close>
    </Radix.Root>
  );
}

/** Shows what `toast` tells; mounted once. */
export function Toasts() {
  const { t } = useTranslation('ui');
  const toasts = useToasts((state) => state.toasts);
  return (
    <Radix.Provider label={t('notifications')}>
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
      <Radix.Viewport className={styles.viewport} label={t('notificationsHotkey')} />
    </Radix.Provider>
  );
}
