import { useTranslation } from 'react-i18next';
import { custodySection } from '../../../shared/model/exhibit.ts';
import type { ExhibitView, IncidentView } from '../../../shared/model/views.ts';
import { FieldFacts, isAnswered } from '../../components/FieldFacts.tsx';
import { Section } from '../../components/Section.tsx';
import { ExhibitFacts } from '../evidence/ExhibitFacts.tsx';
import { ExhibitList } from '../evidence/ExhibitList.tsx';
import { useDisagreements } from '../evidence/use-disagreements.ts';

type Props = { readonly incident: Pick<IncidentView, 'exhibitList' | 'fields'> };

/** The evidence as the reviewer judges it: every exhibit opens, with its custody and what does not fit beside it. */
export const ReviewExhibits = ({ incident: { exhibitList, fields } }: Props) => {
  const { t } = useTranslation('review');
  const compare = useDisagreements({
    date: fields['account.date'],
    placeCode: fields['account.place_code'],
  });
  if (exhibitList.length === 0) return null;
  return (
    <Section id="exhibits" title={t('checklist.exhibits')}>
      <ExhibitList
        exhibits={exhibitList}
        compare={compare}
        panel={(exhibit) => <ExhibitFacts exhibit={exhibit} compare={compare} />}
        about={(exhibit) => <Custody exhibit={exhibit} />}
      />
    </Section>
  );
};

const Custody = ({ exhibit: { fields } }: { readonly exhibit: ExhibitView }) => {
  const { t } = useTranslation('evidence');
  return custodySection.fields.some(({ name }) => isAnswered(fields, name)) ? (
    <FieldFacts section={custodySection} fields={fields} />
  ) : (
    <p className="zapys-quiet">{t('card.noCustody')}</p>
  );
};
