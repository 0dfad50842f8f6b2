import type { Json } from '../../../../shared/ledger/entry.ts';

/** One field's change as a person means it: the keystrokes of one stay in a field are one step. */
export type Step = { readonly field: string; readonly before: Json; readonly after: Json };

export type Steps = {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
  /** The last step still grows with what is typed into the same field. */
  readonly open: boolean;
};

export const noSteps: Steps = { done: [], undone: [], open: false };

/** More than anyone goes back; bounds the memory of a long sitting. */
const longest = 500;

export const record = (steps: Steps, step: Step): Steps => {
  const last = steps.done.at(-1);
  if (steps.open && last?.field === step.field)
    return {
      done: [...steps.done.slice(0, -1), { ...last, after: step.after }],
      undone: [],
      open: true,
    };
  return { done: [...steps.done, step].slice(-longest), undone: [], open: true };
};

/** The field was left: what comes next is a step of its own. */
export const seal = (steps: Steps): Steps => (steps.open ? { ...steps, open: false } : steps);

/** The step to take back and what is then left; undefined when there is none. */
export const undo = (steps: Steps): { readonly step: Step; readonly steps: Steps } | undefined => {
  const step = steps.done.at(-1);
  return (
    step && {
      step,
      steps: { done: steps.done.slice(0, -1), undone: [...steps.undone, step], open: false },
    }
  );
};

export const redo = (steps: Steps): { readonly step: Step; readonly steps: Steps } | undefined => {
  const step = steps.undone.at(-1);
  return (
    step && {
      step,
      steps: { done: [...steps.done, step], undone: steps.undone.slice(0, -1), open: false },
    }
  );
};
