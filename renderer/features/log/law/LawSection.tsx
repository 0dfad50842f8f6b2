import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { legalContext } from '../../../../shared/law/context.ts';
import { Section } from '../../../components/Section.tsx';
import type { Editor } from '../editor/editor.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import { LawRow } from './LawRow.tsx';
import { LawSearch } from './LawSearch.tsx';
import classes from './law.module.css';
import { damageItems, type LawItem, provisionItems, sortItems } from './law-items.ts';

const useLocale = (): 'en' | 'uk' => (useTranslation().i18n.language === 'en' ? 'en' : 'uk');

/** What the incident may engage in law, to be accepted or rejected by whoever may edit it. */
export const LawSection = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation(['law', 'log']);
  const locale = useLocale();
  const values = useEditorState(editor, (state) => state.values);
  const law = useMemo(() => provisionItems(values, locale), [values, locale]);
  const damage = useMemo(() => damageItems(values, locale), [values, locale]);
  const hasType = values['account.type'] !== undefined;
  return (
    <Section id="law" title={t('log:section.law')}>
      <p className={classes.guidance}>{t('guidance')}</p>
      {hasType ? null : <p className="zapys-quiet">{t('noType')}</p>}
      <Group title={t('provisions')} items={law} search={t('search.provisions')} values={values} />
      <Group title={t('damage')} items={damage} search={t('search.damage')} values={values}>
        <p className={classes.guidance}>{t('worksheet')}</p>
      </Group>
      <details className={classes.more}>
        <summary>{t('context')}</summary>
        <ul className={classes.context}>
          {legalContext.map(({ id, title, note, source, status }) => (
            <li key={id}>
              <strong>{title[locale]}</strong>. {note[locale]}.{' '}
              <span className={classes.source}>
                {source}. {t(`status.${status}`)}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </Section>
  );
};

type Values = ReturnType<Editor['store']['getState']>['values'];

type GroupProps = {
  readonly title: string;
  readonly items: readonly LawItem[];
  readonly search: string;
  readonly values: Values;
  readonly children?: ReactNode;
};

const Group = ({ title, items, search, values, children }: GroupProps) => {
  const { t } = useTranslation('law');
  const { readOnly } = useForm();
  const { own, common, others } = sortItems(items, values);
  const shown = readOnly ? own.filter(({ field }) => values[field] !== undefined) : own;
  return (
    <div className={classes.group}>
      <h3 className={classes.groupTitle}>{title}</h3>
      {children}
      {shown.length === 0 ? (
        <p className="zapys-quiet">{t(readOnly ? 'nothingDecided' : 'nothing')}</p>
      ) : null}
      <ul className={classes.rows}>
        {shown.map((item) => (
          <LawRow key={item.field} item={item} />
        ))}
      </ul>
      {common.length > 0 && !readOnly ? (
        <details className={classes.more}>
          <summary>{t('common', { count: common.length })}</summary>
          <ul className={classes.rows}>
            {common.map((item) => (
              <LawRow key={item.field} item={item} />
            ))}
          </ul>
        </details>
      ) : null}
      {readOnly ? null : <LawSearch items={others} label={search} />}
    </div>
  );
};
