/** A place to drop a file, or to choose one with the keyboard. It hands the files on and reads nothing. */
import type { ReactNode } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useText } from '../i18n/use-text.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

export interface FileDropProps {
  /** What is expected, for readers: “A plan file”. */
  readonly label: string;
  /** File name endings or media types: ['.parley'], ['.csv', 'text/csv']. */
  readonly accepts: readonly string[];
  readonly several?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children?: ReactNode;
}

export function FileDrop({ label, accepts, several, onFiles, children }: FileDropProps) {
  const t = useText();
  return (
    <DropZone
      className="drop"
      aria-label={label}
      onDrop={(event) => {
        const files = event.items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []));
        void Promise.all(files).then(onFiles);
      }}
    >
      <Icon name="file" size={22} />
      <div>{children ?? t(($) => $.file.dropHere)}</div>
      <FileTrigger
        acceptedFileTypes={[...accepts]}
        allowsMultiple={several === true}
        onSelect={(files) => {
          if (files !== null && files.length > 0) onFiles([...files]);
        }}
      >
        <Button>{t(($) => $.file.chooseFile)}</Button>
      </FileTrigger>
    </DropZone>
  );
}
