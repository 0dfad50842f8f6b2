import { useTranslation } from 'react-i18next';
import type { Integrity } from '../../../shared/vault-api/session-api.ts';
import classes from './DamageBanner.module.css';

type Kind = 'unreadable' | 'altered' | 'signature' | 'missing' | 'order' | 'erased' | 'other';

/** What a broken rule of the ledger means for a person (rules: shared/ledger/SPEC.md; `row` is the disk's). */
const kinds: Readonly<Record<string, Kind>> = {
  row: 'unreadable',
  L2: 'unreadable',
  L3: 'unreadable',
  L4: 'altered',
  L5: 'order',
  L6: 'missing',
  L7: 'order',
  L8: 'altered',
  L9: 'signature',
  L10: 'missing',
  L11: 'order',
  L12: 'order',
  L13: 'missing',
  L14: 'erased',
};

/** Each damaged place: what is wrong, by which rule, and where. */
export const DamageList = ({ problems }: { problems: Integrity['problems'] }) => {
  const { t } = useTranslation('vault');
  return (
    <table className={classes.list}>
      <thead>
        <tr>
          <th scope="col">{t('damage.what')}</th>
          <th scope="col">{t('damage.rule')}</th>
          <th scope="col">{t('damage.where')}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map(({ rule, at }) => (
          <tr key={`${rule} ${at}`}>
            <td>{t(`damage.kind.${kinds[rule] ?? 'other'}`)}</td>
            <td>{rule}</td>
            <td>{at}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
