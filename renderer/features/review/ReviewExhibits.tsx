import { useTranslation } from 'react-i18next';
import type { ExhibitView } from '../../../shared/model/views.ts';
import { exhibitPicture } from '../../app/exhibit-picture.ts';
import { useFormat } from '../../app/format.ts';
import { vault } from '../../app/vault.ts';
import { Section } from '../../components/Section.tsx';
import { VaultPicture } from '../../components/VaultPicture.tsx';
import classes from './review.module.css';

/** The evidence as the reviewer sees it: each picture large enough to read, with its name, size and digest. */
export const ReviewExhibits = ({ exhibits }: { exhibits: readonly ExhibitView[] }) => {
  const { t } = useTranslation('review');
  const format = useFormat();
  if (exhibits.length === 0) return null;
  return (
    <Section id="exhibits" title={t('checklist.exhibits')}>
      <ul className={classes.exhibits}>
        {exhibits.map(({ id, fileName, size, sha256 }) => (
          <li key={id} className={classes.exhibit}>
            <VaultPicture
              id={id}
              ask={async () =>
                (await exhibitPicture(id, 480_000)) ?? (await vault.thumbnail({ exhibit: id }))
              }
              name={fileName}
            />
            <p className={classes.exhibitName} dir="auto">
              {fileName}
            </p>
            <p className="zapys-quiet">{format.size(size)}</p>
            <p className={classes.digest}>{sha256}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
};
