import { rememberedIn } from '../../../app/remembered.ts';
import { everything, type ListQuery, setListQuery } from './list-query.ts';
import { longestViewName, mostViews, parseViews, type SavedView } from './saved-view.ts';

/** The views this profile has named. */
const views = rememberedIn('log.views', parseViews);

export const useSavedViews = views.use;

/** Under a name that is taken it replaces that view. */
export const saveView = (name: string, query: ListQuery): void => {
  const short = name.trim().slice(0, longestViewName);
  if (short === '') return;
  views.change((saved) => {
    const id = saved.find((view) => view.name === short)?.id ?? crypto.randomUUID();
    const others = saved.filter((view) => view.name !== short);
    return [...others, { id, name: short, query }].slice(-mostViews);
  });
};

export const forgetView = (id: string): void =>
  views.change((saved) => saved.filter((view) => view.id !== id));

export const showView = (view: SavedView): void => setListQuery({ ...everything, ...view.query });
