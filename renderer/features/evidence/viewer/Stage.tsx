import {
  IconArrowLeft,
  IconArrowRight,
  IconLayoutSidebarRightCollapse,
  IconLayoutSidebarRightExpand,
  IconX,
} from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tool } from './Tool.tsx';
import classes from './viewer.module.css';

/** What every viewer has around it, whatever it shows. */
export type Shell = {
  readonly name: string;
  /** "2 of 5", where there are several. */
  readonly place: string | undefined;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onClose: () => void;
  readonly panelOpen: boolean;
  readonly onPanel: () => void;
};

type Props = {
  readonly shell: Shell;
  /** The buttons of this kind of viewer. */
  readonly tools?: ReactNode;
  /** By `event.key`, or by `event.code` for letters: where a letter stands differs by layout. */
  readonly keys?: Readonly<Record<string, (() => void) | undefined>>;
  readonly children: ReactNode;
};

/** The bar and beneath it the exhibit. Keys work on both, never in the panel, where one types. */
export const Stage = ({ shell, tools, keys = {}, children }: Props) => {
  const { t } = useTranslation('log');
  const { t: evidence } = useTranslation('evidence');
  const all: Props['keys'] = {
    PageUp: shell.onPrevious,
    PageDown: shell.onNext,
    KeyI: shell.onPanel,
    ...keys,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // A slider moves by its own arrows, a button is pressed by Space.
    const isControl = event.target instanceof HTMLElement && event.target.closest('input, button') !== null;
    if (isControl && !['PageUp', 'PageDown'].includes(event.key) && !event.code.startsWith('Key')) return;
    const action = all[event.key] ?? all[event.code];
    if (!action) return;
    event.preventDefault();
    action();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the viewer work wherever its focus is
    <div className={classes.stage} data-stage tabIndex={-1} onKeyDown={onKeyDown}>
      <div className={classes.bar}>
        <p className={classes.name} dir="auto">
          {shell.name}
        </p>
        {shell.place ? <span className="zapys-quiet">{shell.place}</span> : null}
        {tools}
        <Tool
          label={t('viewer.previous')}
          run={shell.onPrevious}
          icon={<IconArrowLeft size={18} aria-hidden />}
        />
        <Tool label={t('viewer.next')} run={shell.onNext} icon={<IconArrowRight size={18} aria-hidden />} />
        <Tool
          label={evidence('viewer.panel')}
          run={shell.onPanel}
          pressed={shell.panelOpen}
          icon={
            shell.panelOpen ? (
              <IconLayoutSidebarRightCollapse size={18} aria-hidden />
            ) : (
              <IconLayoutSidebarRightExpand size={18} aria-hidden />
            )
          }
        />
        <Tool label={t('viewer.close')} run={shell.onClose} icon={<IconX size={18} aria-hidden />} />
      </div>
      {children}
    </div>
  );
};
