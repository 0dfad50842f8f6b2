import { useTranslation } from 'react-i18next';
import { useActions } from '../../app/actions.ts';
import { navigate } from '../../app/router.ts';
import { useMayBegin } from './begin/begin-incident.ts';
import { useTemplates } from './begin/templates.ts';
import { useBeginFrom } from './begin/use-begin-from.tsx';
import { showView, useSavedViews } from './list/saved-views.ts';

/** The palette's commands of this profile's own making: its views, and beginning from its templates. */
export const LogCommands = () => {
  const { t } = useTranslation('log');
  const views = useSavedViews();
  const templates = useTemplates();
  const mayBegin = useMayBegin();
  const { begin, failure } = useBeginFrom();
  useActions([
    ...views.map((view) => ({
      id: `view.${view.id}`,
      label: t('views.show', { name: view.name }),
      run: () => {
        showView(view);
        navigate({ screen: 'log' });
      },
    })),
    ...(mayBegin
      ? templates.map(({ id, name, values }) => ({
          id: `template.${id}`,
          label: t('template.begin', { name }),
          run: () => begin(values),
        }))
      : []),
  ]);
  return failure;
};
