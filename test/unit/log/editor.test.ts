import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createEditor, type Editor, type EditorPorts } from '../../../renderer/features/log/editor/editor.ts';
import { VaultCallError } from '../../../renderer/vault-client.ts';
import type { Json } from '../../../shared/ledger/entry.ts';
import { validateField } from '../../../shared/model/validate.ts';
import type { IncidentView } from '../../../shared/model/views.ts';
import type { FieldChanges } from '../../../shared/vault-api/log-api.ts';
import type { VaultErrorCode } from '../../../shared/vault-api/vault-error.ts';

/**
 * A ledger with the vault's contract: an edit names the heads it was made on, an older one is refused as stale,
 * what it has accepted it keeps. Its answers come when the test lets them.
 */
const startLedger = (wait: () => Promise<unknown>) => {
  const saved = new Map<string, Json>();
  let version = 0;
  let open = 0;
  let refusal: VaultErrorCode | undefined;
  const timers = new Set<() => void>();

  const view = (): IncidentView =>
    ({
      id: 'incident',
      fields: Object.fromEntries(saved),
      heads: [`head ${version}`],
    }) as unknown as IncidentView;
  const write = (changes: FieldChanges) => {
    for (const [field, value] of Object.entries(changes)) {
      if (value === null) saved.delete(field);
      else saved.set(field, value);
    }
    version += 1;
    return view();
  };
  const call = async (work: () => IncidentView): Promise<IncidentView> => {
    open += 1;
    expect(open).toBe(1);
    try {
      await wait();
      const answer = work();
      await wait();
      return answer;
    } finally {
      open -= 1;
    }
  };
  const refuse = (code: VaultErrorCode): never => {
    refusal = undefined;
    throw new VaultCallError({ code });
  };
  const ports: EditorPorts = {
    create: (changes) => call(() => (refusal ? refuse(refusal) : write(changes))),
    edit: ({ heads, changes }) =>
      call(() => {
        if (refusal) refuse(refusal);
        return heads[0] === `head ${version}` ? write(changes) : refuse('stale');
      }),
    read: () => call(view),
    validate: validateField,
    later: (run) => {
      timers.add(run);
      return () => timers.delete(run);
    },
  };
  return {
    ports,
    saved,
    write,
    refuseNext: (code: VaultErrorCode) => {
      refusal = code;
    },
    elapse: () => {
      const due = [...timers];
      timers.clear();
      for (const run of due) run();
    },
  };
};

const immediate = () => startLedger(() => Promise.resolve());
const shown = (editor: Editor, field: string): Json => editor.store.getState().values[field] ?? null;

const fields = ['account.narrative', 'account.place', 'coercion.exact_words'] as const;
type Act =
  | { readonly do: 'type'; readonly field: string; readonly text: string }
  | { readonly do: 'clear'; readonly field: string }
  | { readonly do: 'leave' | 'elapse' | 'undo' | 'redo' | 'refresh' | 'flush' | 'let' }
  | { readonly do: 'refuse'; readonly code: VaultErrorCode }
  | { readonly do: 'other'; readonly text: string };

const field = fc.constantFrom(...fields);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      field,
      text: fc.string({ minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const), field }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('let' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('leave' as const, 'elapse' as const, 'flush' as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const, 'refresh' as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('refuse' as const),
      code: fc.constantFrom<VaultErrorCode>('quota', 'internal', 'stale'),
    }),
  },
  // Another window of the same kind of work, on a field this person does not touch.
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('other' as const), text: fc.string({ minLength: 1 }) }),
  },
);

describe('autosave', () => {
  it('shows what was typed last and in the end has saved it, whatever the order of answers and refusals', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(act, { maxLength: 40 }), async (scheduler, acts) => {
        const ledger = startLedger(() => scheduler.schedule(Promise.resolve()));
        const editor = createEditor(ledger.ports);
        const typed = new Map<string, Json>();
        let others: string | undefined;
        for (const one of acts) {
          if (one.do === 'type') {
            editor.set(one.field, one.text);
            typed.set(one.field, one.text);
          } else if (one.do === 'clear') {
            editor.set(one.field, null);
            typed.set(one.field, null);
          } else if (one.do === 'undo' || one.do === 'redo') {
            const changed = editor[one.do]();
            if (changed) typed.set(changed, shown(editor, changed));
          } else if (one.do === 'leave') editor.leave();
          else if (one.do === 'elapse') ledger.elapse();
          else if (one.do === 'flush') editor.flush().catch(() => undefined);
          else if (one.do === 'refresh') void editor.refresh();
          else if (one.do === 'refuse') ledger.refuseNext(one.code);
          else if (one.do === 'other') {
            others = one.text;
            ledger.write({ 'account.date_words': one.text });
          } else if (scheduler.count() > 0) await scheduler.waitOne();
          for (const [name, value] of typed) expect(shown(editor, name)).toEqual(value);
        }
        // The person presses "Try again" until the vault no longer refuses.
        for (let tries = 0; tries < 5; tries += 1) {
          const flushed = editor.flush().catch(() => undefined);
          await scheduler.waitFor(flushed);
        }
        expect(editor.store.getState().unsent).toBe(false);
        for (const [name, value] of typed) expect(ledger.saved.get(name) ?? null).toEqual(value);
        if (others !== undefined) expect(ledger.saved.get('account.date_words')).toBe(others);
      }),
      { numRuns: 300 },
    );
  });

  it('begins a record with the first thing typed, not before', async () => {
    const ledger = immediate();
    const editor = createEditor(ledger.ports);
    await editor.flush();
    expect(editor.store.getState().view).toBeUndefined();
    editor.set('account.place', 'Токмак');
    expect(ledger.saved.size).toBe(0);
    ledger.elapse();
    await editor.flush();
    expect(ledger.saved.get('account.place')).toBe('Токмак');
  });

  it('sends nothing when a field is typed back to what the ledger holds', async () => {
    const ledger = immediate();
    const editor = createEditor(ledger.ports, ledger.write({ 'account.place': 'Токмак' }));
    editor.set('account.place', 'Токмак!');
    editor.set('account.place', 'Токмак');
    expect(editor.store.getState().unsent).toBe(false);
  });

  it('keeps the text and tells the refusal, and saves it on the next try', async () => {
    const ledger = immediate();
    const editor = createEditor(ledger.ports, ledger.write({}));
    editor.set('account.place', 'Токмак');
    ledger.refuseNext('quota');
    await expect(editor.flush()).rejects.toMatchObject({ code: 'quota' });
    expect(editor.store.getState().failure).toEqual({ code: 'quota' });
    expect(shown(editor, 'account.place')).toBe('Токмак');
    await editor.flush();
    expect(editor.store.getState().failure).toBeUndefined();
    expect(ledger.saved.get('account.place')).toBe('Токмак');
  });

  it('saves by itself what a full disk refused, once there is space again', async () => {
    const ledger = immediate();
    const editor = createEditor(ledger.ports, ledger.write({}));
    editor.set('account.place', 'Токмак');
    ledger.refuseNext('quota');
    await expect(editor.flush()).rejects.toMatchObject({ code: 'quota' });
    ledger.elapse();
    await vi.waitFor(() => expect(editor.store.getState().unsent).toBe(false));
    expect(editor.store.getState().failure).toBeUndefined();
    expect(ledger.saved.get('account.place')).toBe('Токмак');
  });

  it('keeps half a date as typed without sending it, until it says a date', async () => {
    const ledger = immediate();
    const editor = createEditor(ledger.ports, ledger.write({ 'account.date': '2025' }));
    editor.setRough('account.date', '14.3.', 'not_a_date');
    await editor.flush();
    expect(ledger.saved.get('account.date')).toBe('2025');
    expect(editor.store.getState().rough['account.date']?.text).toBe('14.3.');
    editor.set('account.date', '2025-03-14');
    expect(editor.store.getState().rough).toEqual({});
  });

  it('acts on an incident only after everything typed is saved', async () => {
    const ledger = immediate();
    const editor = createEditor(ledger.ports, ledger.write({}));
    editor.set('account.place', 'Токмак');
    await editor.act(async (view) => {
      expect(view.fields['account.place']).toBe('Токмак');
      return ledger.write({ 'account.type': 'conscription' });
    });
    expect(shown(editor, 'account.type')).toBe('conscription');
  });

  it('undoes a field’s keystrokes in one step and redoes them', () => {
    const ledger = immediate();
    const editor = createEditor(ledger.ports, ledger.write({ 'account.place': 'A' }));
    editor.set('account.place', 'AB');
    editor.set('account.place', 'ABC');
    editor.leave();
    editor.set('account.place', 'ABCD');
    expect(editor.undo()).toBe('account.place');
    expect(shown(editor, 'account.place')).toBe('ABC');
    editor.undo();
    expect(shown(editor, 'account.place')).toBe('A');
    expect(editor.undo()).toBeUndefined();
    editor.redo();
    expect(shown(editor, 'account.place')).toBe('ABC');
    editor.set('account.place', 'X');
    expect(editor.redo()).toBeUndefined();
  });
});
