import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { mayEdit } from '../../../shared/model/review.ts';
import { useActions } from '../../app/actions.ts';
import { navigate } from '../../app/router.ts';
import { useOpenSession, useReadOnly } from '../../app/session.ts';
import { SplitPane } from '../../components/SplitPane.tsx';
import { blankId } from '../log/editor/open-editors.ts';
import { PeopleList } from './PeopleList.tsx';
import { PersonPage } from './PersonPage.tsx';

const open = (id: string) => navigate({ screen: 'people', id });
const begin = () => open(blankId);

/** Everybody recorded in the vault, and the one who is open beside the list. */
export const PeopleScreen = ({ id }: { id: string | undefined }) => {
  const { t } = useTranslation('people');
  const { profile } = useOpenSession();
  const readOnly = useReadOnly();
  const mayBegin = mayEdit(profile.role) && !readOnly;
  const screen = useRef<HTMLDivElement>(null);
  const shown = useRef(id);

  useActions(mayBegin ? [{ id: 'people.new', label: t('list.new'), keys: ['n'], run: begin }] : []);

  // Back from a page, the keyboard is where it was: among the rows.
  useEffect(() => {
    if (shown.current !== undefined && id === undefined)
      screen.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
    shown.current = id;
  }, [id]);

  return (
    <div ref={screen} style={{ height: '100%' }}>
      <SplitPane
        listLabel={t('title')}
        list={<PeopleList openId={id} onOpen={open} onNew={mayBegin ? begin : undefined} />}
        page={id === undefined ? undefined : <PersonPage id={id} />}
      />
    </div>
  );
};
