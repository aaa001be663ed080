import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Notice } from '../ui/index.ts';

interface RoomProps {
  readonly children: ReactNode;
}

function Crash({ reason, onRetry }: { readonly reason: string; onRetry(): void }) {
  const { t } = useTranslation('app');
  return (
    <Notice
      icon={<TriangleAlert />}
      title={t('crashTitle')}
      actions={<Button onClick={onRetry}>{t('crashRetry')}</Button>}
    >
      {t('crashBody', { reason })}
    </Notice>
  );
}

/** Keeps an exception within the part of the window it happened in. */
export class Room extends Component<RoomProps, { readonly reason: string | undefined }> {
  override state = { reason: undefined as string | undefined };

  static getDerivedStateFromError(error: unknown): { readonly reason: string } {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { reason } = this.state;
    if (reason === undefined) return this.props.children;
    return <Crash reason={reason} onRetry={() => this.setState({ reason: undefined })} />;
  }
}
