import { useTranslation } from 'react-i18next';
import type { Rehearsal } from '../../../shared/model/recovery.ts';
import { useFormat } from '../../app/format.ts';

/** When the words were last typed from paper and found to open the profile. */
export const Proved = ({ rehearsal }: { rehearsal: Rehearsal }) => {
  const { t } = useTranslation('recovery');
  const format = useFormat();
  return (
    <p className="zapys-quiet">
      {rehearsal.proved === undefined
        ? t('proof.never')
        : t('proof.last', { day: format.day(rehearsal.proved) })}
    </p>
  );
};
