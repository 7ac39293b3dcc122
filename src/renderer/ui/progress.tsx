/** Long work: how far it is, what it does, and a way out. */
import { Label } from 'react-aria-components/Label';
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import { useText } from '../i18n/use-text.ts';
import { Button } from './button.tsx';

export interface ProgressBarProps {
  readonly label: string;
  /** 0…1; null while the end is unknown. */
  readonly value: number | null;
  readonly detail?: string;
  readonly onCancel?: () => void;
}

export function ProgressBar({ label, value, detail, onCancel }: ProgressBarProps) {
  const t = useText();
  return (
    <div className="progress">
      <AriaProgressBar
        className="progress-bar"
        isIndeterminate={value === null}
        value={value ?? 0}
        maxValue={1}
        {...(detail === undefined ? {} : { valueLabel: detail })}
      >
        {({ percentage, valueText }) => (
          <>
            <span className="progress-head">
              <Label>{label}</Label>
              <span className="faint">{valueText}</span>
            </span>
            <span className="progress-track">
              <span
                className={value === null ? 'progress-fill progress-unknown' : 'progress-fill'}
                style={{ inlineSize: `${percentage ?? 30}%` }}
              />
            </span>
          </>
        )}
      </AriaProgressBar>
      {onCancel === undefined ? null : <Button onPress={onCancel}>{t(($) => $.common.cancel)}</Button>}
    </div>
  );
}
