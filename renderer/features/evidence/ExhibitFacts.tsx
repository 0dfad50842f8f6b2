import { useTranslation } from 'react-i18next';
import { custodySection, exhibitSection, wordingSection } from '../../../shared/model/exhibit.ts';
import type { ExhibitView } from '../../../shared/model/views.ts';
import { FieldFacts } from '../../components/FieldFacts.tsx';
import { useWords } from '../../components/use-words.ts';
import { DisagreementList } from './DisagreementList.tsx';
import classes from './evidence.module.css';
import { MetadataFacts } from './MetadataFacts.tsx';
import type { StatementOf } from './use-disagreements.ts';

type Props = { readonly exhibit: ExhibitView; readonly compare: StatementOf };

/** Beside the view of an exhibit, to read: what is recorded of it, blanks included, and what its file says. */
export const ExhibitFacts = ({ exhibit, compare }: Props) => {
  const { t } = useTranslation('evidence');
  const words = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <aside className={classes.panel} tabIndex={0} aria-label={t('panel.title')}>
      <DisagreementList found={compare(exhibit)} />
      {[wordingSection, exhibitSection, custodySection].map((section) => (
        <section key={section.id} className={classes.panelPart} aria-labelledby={`exhibit-${section.id}`}>
          <h3 id={`exhibit-${section.id}`}>{words.section(section.id)}</h3>
          <FieldFacts section={section} fields={exhibit.fields} blanks />
        </section>
      ))}
      <section className={classes.panelPart} aria-labelledby="exhibit-metadata">
        <h3 id="exhibit-metadata">{t('metadata.heading')}</h3>
        <MetadataFacts exhibit={exhibit} />
      </section>
    </aside>
  );
};
