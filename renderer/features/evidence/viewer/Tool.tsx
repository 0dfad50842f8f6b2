import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = {
  readonly label: string;
  readonly run: (() => void) | undefined;
  readonly icon: ReactNode;
  readonly pressed?: boolean;
};

/** One button of a viewer's bar. */
export const Tool = ({ label, run, icon, pressed }: Props) => (
  <ActionIcon
    variant="subtle"
    color="gray"
    size="lg"
    aria-label={label}
    title={label}
    aria-pressed={pressed}
    disabled={!run}
    onClick={run}
  >
    {icon}
  </ActionIcon>
);
