import { personField } from '../../../shared/model/person.ts';
import { validateField } from '../../../shared/model/validate.ts';
import type { PersonView } from '../../../shared/model/views.ts';
import { vault } from '../../app/vault.ts';
import { openEditorsOf } from '../log/editor/open-editors.ts';

/** The people open in this window. */
export const personEditors = openEditorsOf<PersonView>({
  create: (changes) => vault.createPerson({ changes }),
  edit: (input) => vault.editPerson(input),
  read: (id) => vault.person({ id }),
  validate: (field, value) => validateField(field, value, personField),
});
