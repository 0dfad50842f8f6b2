import { Button, Textarea, TextInput } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../shared/ledger/entry.ts';
import { roleField } from '../../../../shared/model/incident-links.ts';
import { type PersonRole, personRoles } from '../../../../shared/model/person.ts';
import type { VaultError } from '../../../../shared/vault-api/vault-error.ts';
import { trackSave } from '../../../app/saving.ts';
import { vault } from '../../../app/vault.ts';
import { asVaultError } from '../../../app/vault-error.ts';
import { useVaultQuery } from '../../../app/vault-query.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { PersonLine } from '../../people/PersonLine.tsx';
import type { Editor } from '../editor/editor.ts';
import { readDate } from '../fields/answers.ts';
import { Pills } from '../fields/Pills.tsx';
import { useFormWords } from '../form-words.ts';
import type { Called } from './PeopleSection.tsx';
import classes from './people-section.module.css';

type Props = {
  readonly editor: Editor;
  /** What was typed to find somebody: their name, most likely. */
  readonly typed: string;
  readonly role: PersonRole;
  /** Ids of those who are in the incident already. */
  readonly present: ReadonlySet<string>;
  readonly onExisting: (person: Called) => void;
  readonly onClose: () => void;
};

const asked = ['name', 'birth', 'contact'] as const;
const ofOfficials = ['office', 'unit', 'rank'] as const;
type Asked = (typeof asked)[number] | (typeof ofOfficials)[number] | 'safety_notes';

/** A new person in place, with what is most needed of them; the rest is on their own page. */
export const NewPerson = ({ editor, typed, role, present, onExisting, onClose }: Props) => {
  const { t } = useTranslation('people');
  const words = useFormWords();
  const base = useId();
  const first = useRef<HTMLInputElement>(null);
  const [roles, setRoles] = useState<readonly PersonRole[]>([role]);
  const [texts, setTexts] = useState<Partial<Record<Asked, string>>>({ name: typed });
  const [failure, setFailure] = useState<VaultError>();
  const [busy, setBusy] = useState(false);
  useEffect(() => first.current?.focus(), []);

  const birth = readDate(texts.birth ?? '');
  const birthProblem = 'problem' in birth ? words.problem(birth.problem) : undefined;
  const name = texts.name?.trim() ?? '';
  const born = 'value' in birth && typeof birth.value === 'string' ? birth.value : undefined;
  const official = roles.includes('alleged_perpetrator');
  const { answer } = useVaultQuery(`${name}|${born ?? ''}`, async () =>
    name === '' ? [] : (await vault.persons({ like: { name, birth: born }, offset: 0, limit: 4 })).rows,
  );
  const alike = answer.state === 'ready' ? answer.value.filter(({ id }) => !present.has(id)) : [];

  const save = async () => {
    if (birthProblem) {
      document.getElementById(`${base}-birth`)?.focus();
      return;
    }
    const changes: Record<string, Json> = {};
    for (const [field, text = ''] of Object.entries(texts)) {
      if (field !== 'birth' && text.trim() !== '') changes[`person.${field}`] = text;
    }
    if (born !== undefined) changes['person.birth'] = born;
    setBusy(true);
    let made = '';
    try {
      await trackSave(
        editor.act(
          async ({ id, heads }) => {
            const person = await vault.createPerson({ changes, role: { incident: id, heads, roles } });
            made = person.id;
            return vault.incident({ id });
          },
          () => roleField(made),
        ),
      );
      onClose();
    } catch (reason) {
      // Once the person stands, only the page is behind: it reads anew by itself.
      if (made === '') setFailure(asVaultError(reason));
      else onClose();
    }
    setBusy(false);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (
      event.key === 'Enter' &&
      event.target instanceof HTMLInputElement &&
      event.target.type === 'text'
    )
      void save();
    else return;
    event.preventDefault();
  };

  const input = (field: Asked) => ({
    id: `${base}-${field}`,
    label: words.field(`person.${field}`),
    value: texts[field] ?? '',
    autoComplete: 'off',
    spellCheck: false,
    dir: 'auto' as const,
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setTexts((before) => ({ ...before, [field]: value })),
  });

  return (
    <fieldset className={classes.make} onKeyDown={onKeyDown}>
      <legend className={classes.makeTitle}>{t('section.new')}</legend>
      {failure ? <ErrorNotice error={failure} onDismiss={() => setFailure(undefined)} /> : null}
      <p id={`${base}-roles`} className={classes.label}>
        {words.field('role')}
      </p>
      <Pills
        id={`${base}-role`}
        labelId={`${base}-roles`}
        describedBy={undefined}
        kind="checkbox"
        pills={personRoles.map((one) => ({ value: one, label: words.option('role', one) }))}
        chosen={roles}
        onChoose={(chosen) => {
          const next = personRoles.filter((one) =>
            one === chosen ? !roles.includes(one) : roles.includes(one),
          );
          if (next.length > 0) setRoles(next);
        }}
        onClear={() => undefined}
        onLeave={() => undefined}
      />
      <div className={classes.fields}>
        {asked.map((field) => (
          <TextInput
            key={field}
            ref={field === 'name' ? first : undefined}
            {...input(field)}
            error={field === 'birth' && texts.birth !== '' ? birthProblem : undefined}
          />
        ))}
        {official ? ofOfficials.map((field) => <TextInput key={field} {...input(field)} />) : null}
      </div>
      <Textarea
        {...input('safety_notes')}
        autosize
        minRows={2}
        description={words.hint('person.safety_notes')}
      />
      {alike.length > 0 ? (
        <div className={classes.alike} role="status">
          <p className={classes.alikeTitle}>
            <IconUsers size={16} aria-hidden />
            {t('section.alike')}
          </p>
          <ul className={classes.alikeList}>
            {alike.map((person) => (
              <li key={person.id}>
                <PersonLine person={person} />
                <Button size="xs" variant="default" onClick={() => onExisting(person)}>
                  {t('section.same')}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('section.cancel')}
        </Button>
        <Button loading={busy} onClick={() => void save()}>
          {t('section.save')}
        </Button>
      </div>
    </fieldset>
  );
};
