import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { affectedPerson, hasAffected, roleField, rolesIn } from '../../../../shared/model/incident-links.ts';
import type { PersonRole } from '../../../../shared/model/person.ts';
import type { ChangedPerson, PersonInIncident } from '../../../../shared/model/views.ts';
import { useActions } from '../../../app/actions.ts';
import { vault } from '../../../app/vault.ts';
import { FindBox } from '../../../components/FindBox.tsx';
import { Section } from '../../../components/Section.tsx';
import { ChangedPersons } from '../../people/ChangedPersons.tsx';
import { PersonLine } from '../../people/PersonLine.tsx';
import type { Editor } from '../editor/editor.ts';
import { useEditorState, useForm } from '../editor/use-editor.ts';
import { NewPerson } from './NewPerson.tsx';
import { PersonRow } from './PersonRow.tsx';
import classes from './people-section.module.css';

export type Called = Pick<PersonInIncident, 'id' | 'pseudonym' | 'name'>;

const nobody: readonly PersonInIncident[] = [];
const unchanged: readonly ChangedPerson[] = [];
const boxId = 'people-find';

/** Who is in the incident and as what: find somebody or record them in place. */
export const PeopleSection = ({ editor }: { editor: Editor }) => {
  const { t } = useTranslation('people');
  const { readOnly } = useForm();
  const values = useEditorState(editor, (state) => state.values);
  const stored = useEditorState(editor, ({ view }) => view?.persons ?? nobody);
  const changed = useEditorState(editor, ({ view }) => view?.personsChanged ?? unchanged);
  const approved = useEditorState(editor, ({ view }) => view?.state === 'approved');
  const [making, setMaking] = useState<string>();
  // Whoever was found or taken out is called by name until the vault has said so itself.
  const known = useRef(new Map<string, Called>());
  for (const person of stored) known.current.set(person.id, person);

  const inIncident = rolesIn(values);
  const place = (id: string) => {
    const at = stored.findIndex((person) => person.id === id);
    return at < 0 ? stored.length : at;
  };
  const rows = [...inIncident].sort((a, b) => place(a.person) - place(b.person));
  const present = new Set(inIncident.map(({ person }) => person));
  /** The first who is recorded is whom it happened to; whoever comes next was most often there. */
  const firstRole: PersonRole = hasAffected(values) ? 'witness' : 'victim';

  const give = (id: string, roles: readonly PersonRole[]) => {
    editor.set(roleField(id), [...roles]);
    editor.leave();
  };
  const focusBox = () => document.getElementById(boxId)?.focus();

  useActions(readOnly ? [] : [{ id: 'people.add', label: t('section.add'), keys: ['p'], run: focusBox }]);

  return (
    <Section id="people" title={t('section.title')}>
      {rows.length > 0 ? (
        <ul className={classes.people}>
          {rows.map(({ person, roles }) => (
            <PersonRow
              key={person}
              id={person}
              called={known.current.get(person)}
              roles={roles}
              onRoles={readOnly ? undefined : (next) => give(person, next)}
              onLeave={() => editor.leave()}
              onRemove={
                readOnly
                  ? undefined
                  : () => {
                      editor.set(roleField(person), null);
                      editor.leave();
                      focusBox();
                    }
              }
            />
          ))}
        </ul>
      ) : (
        <p className="zapys-quiet">{t('section.none')}</p>
      )}
      <ChangedPersons persons={changed} approved={approved} />
      {readOnly ? null : making === undefined ? (
        <div className={classes.add} data-step={affectedPerson}>
          <FindBox
            id={boxId}
            label={t('section.add')}
            placeholder={t('section.placeholder')}
            none={t('list.noneFound')}
            find={async (text) => {
              const { rows: found } = await vault.persons({ text, offset: 0, limit: 8 + present.size });
              for (const person of found) known.current.set(person.id, person);
              return found
                .filter(({ id }) => !present.has(id))
                .slice(0, 8)
                .map((person) => ({ id: person.id, label: <PersonLine person={person} /> }));
            }}
            onChoose={(id) => give(id, [firstRole])}
            make={{ label: (name) => t('section.make', { name }), run: setMaking }}
          />
        </div>
      ) : (
        <NewPerson
          editor={editor}
          typed={making}
          role={firstRole}
          present={present}
          onExisting={(person) => {
            known.current.set(person.id, person);
            give(person.id, [firstRole]);
            setMaking(undefined);
          }}
          onClose={() => {
            setMaking(undefined);
            requestAnimationFrame(focusBox);
          }}
        />
      )}
    </Section>
  );
};
