import { rememberedIn } from '../../../app/remembered.ts';
import { longestTemplateName, mostTemplates, parseTemplates, type Template } from './template.ts';

/** The templates of this profile. */
const templates = rememberedIn('log.templates', parseTemplates);

export const useTemplates = templates.use;

/** Under a name that is taken it replaces that template. */
export const saveTemplate = (name: string, values: Template['values']): void => {
  const short = name.trim().slice(0, longestTemplateName);
  if (short === '') return;
  templates.change((saved) => {
    const id = saved.find((one) => one.name === short)?.id ?? crypto.randomUUID();
    return [...saved.filter((one) => one.name !== short), { id, name: short, values }].slice(-mostTemplates);
  });
};

export const forgetTemplate = (id: string): void =>
  templates.change((saved) => saved.filter((one) => one.id !== id));
