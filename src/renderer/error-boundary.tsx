/**
 * When the window itself fails: a plain sentence and a way on. Nothing of the plan is lost, because the store holds it.
 * Callers: main.tsx, app.tsx (around each screen).
 */
import { Component, type ReactNode } from 'react';
import { useText } from './i18n/use-text.ts';
import { Button, EmptyState } from './ui/index.ts';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly failed: boolean;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failed: false };

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <Failure onAgain={() => this.setState({ failed: false })} />;
  }
}

function Failure({ onAgain }: { readonly onAgain: () => void }) {
  const t = useText();
  return (
    <div role="alert" className="page">
      <EmptyState
        icon="warning"
        title={t(($) => $.app.failure.title)}
        actions={
          <>
            <Button tone="first" onPress={onAgain}>
              {t(($) => $.app.failure.again)}
            </Button>
            <Button onPress={() => window.location.reload()}>{t(($) => $.app.failure.reload)}</Button>
          </>
        }
      >
        {t(($) => $.app.failure.text)}
      </EmptyState>
    </div>
  );
}
