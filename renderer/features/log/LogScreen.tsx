import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '../../../shared/ledger/entry.ts';
import { useActions } from '../../app/actions.ts';
import { navigate } from '../../app/router.ts';
import { SplitPane } from '../../components/SplitPane.tsx';
import { beginBlank, useMayBegin } from './begin/begin-incident.ts';
import { NewMenu } from './begin/NewMenu.tsx';
import { IncidentList } from './list/IncidentList.tsx';
import { IncidentPage } from './page/IncidentPage.tsx';
import { Inspector } from './page/Inspector.tsx';

const openIncident = (id: RecordId) => navigate({ screen: 'log', id });

/** The Log: every incident as a list, and the one that is open. */
export const LogScreen = ({ id }: { id: string | undefined }) => {
  const { t } = useTranslation('log');
  const mayBegin = useMayBegin();
  const screen = useRef<HTMLDivElement>(null);
  const shown = useRef(id);

  useActions(mayBegin ? [{ id: 'log.new', label: t('list.new'), keys: ['n'], run: beginBlank }] : []);

  // Back from a page, the keyboard is where it was: among the rows.
  useEffect(() => {
    if (shown.current !== undefined && id === undefined)
      screen.current?.querySelector<HTMLElement>('[data-rows]')?.focus();
    shown.current = id;
  }, [id]);

  return (
    <div ref={screen} style={{ height: '100%' }}>
      <SplitPane
        listLabel={t('list.region')}
        list={
          <IncidentList
            openId={id}
            onOpen={openIncident}
            begin={mayBegin ? <NewMenu /> : null}
            onNew={mayBegin ? beginBlank : undefined}
          />
        }
        page={id === undefined ? undefined : <IncidentPage id={id} />}
        inspector={id === undefined ? undefined : <Inspector id={id} />}
      />
    </div>
  );
};
