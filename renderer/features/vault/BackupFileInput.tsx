import { Button } from '@mantine/core';
import { useRef } from 'react';

type Props = {
  readonly label: string;
  readonly variant: 'filled' | 'default';
  readonly disabled: boolean;
  readonly onFile: (file: File) => void;
};

/** Chooses a backup to be read. Any name is taken: what a file is stands in its first bytes. */
export const BackupFileInput = ({ label, variant, disabled, onFile }: Props) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant={variant} disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // So that the same one can be chosen again.
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
};
