import { useTranslation } from 'react-i18next';
import { type Action, useCurrentActions } from '../app/actions.ts';
import { Dialog } from './Dialog.tsx';
import { Kbd } from './Kbd.tsx';
import classes from './KeyHints.module.css';

const Keys = ({ title, actions }: { title: string; actions: readonly Action[] }) =>
  actions.length === 0 ? null : (
    <section>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.keys}>
        {actions.map(({ id, label, keys = [] }) => (
          <div key={id} className={classes.line}>
            <dt>
              {keys.map((combination) => (
                <Kbd key={combination} keys={combination} />
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  );

/** The keys of this screen, and those that work everywhere. */
export const KeyHints = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => {
  const { t } = useTranslation('app');
  const withKeys = useCurrentActions().filter(({ keys }) => keys && keys.length > 0);
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Keys title={t('keys.screen')} actions={withKeys.filter(({ global }) => !global)} />
      <Keys title={t('keys.everywhere')} actions={withKeys.filter(({ global }) => global)} />
    </Dialog>
  );
};
