import sodium from 'libsodium-wrappers-sumo';
import type { Commit } from '../../../shared/ledger/entry.ts';
import type { Verify } from '../../../shared/ledger/signature.ts';
import type { Log } from '../../../shared/ledger/verify-logs.ts';
import { edit, type Person, person, recordId, timeAt } from './people.ts';

/** Two people's logs about three records: commits of one, three and two entries, and decisions of another author. */
export const sampleLogs = (): { olena: Person; taras: Person; logs: Log[] } => {
  const olena = person('Olena');
  const taras = person('Taras');
  const [one, two, three] = [recordId(1), recordId(2), recordId(3)];
  const [first] = olena.commit(
    [edit(one, { 'account.place': 'Мелітополь', 'account.date': '2025-03-XX' })],
    timeAt(0),
  );
  const [second, other] = olena.commit(
    [
      edit(one, { 'coercion.demand': ['oath', 'other'] }, [first?.id ?? '']),
      edit(two, { 'conscription.age': 19, 'conscription.served': { unanswered: 'declined' } }),
      edit(three, { 'benefit_denial.decision_document': true }),
    ],
    timeAt(1),
  );
  const [third] = olena.commit(
    [
      edit(one, { 'account.date': null }, [second?.id ?? '']),
      { record: two, type: 'incident', kind: 'submit', parents: [other?.id ?? ''], fields: {} },
    ],
    timeAt(2),
  );
  const reason = { 'review.reason': 'Which office?' };
  const parents = [third?.id ?? ''];
  taras.commit([{ record: one, type: 'incident', kind: 'return', parents, fields: reason }], timeAt(3));
  taras.commit([edit(one, { 'account.place': 'Токмак' }, parents)], timeAt(4));
  return { olena, taras, logs: [olena, taras].map(({ author, commits }) => ({ author, commits })) };
};

/** Deep copy, as read back from a store. */
export const stored = <T extends Commit | Log | readonly (Log | Commit)[]>(value: T): T =>
  JSON.parse(JSON.stringify(value)) as T;

/** libsodium's check: the same answers, and thousands of mutations within a test's time. Await `sodium.ready`. */
export const sodiumVerify: Verify = (signature, message, publicKey) => {
  try {
    return sodium.crypto_sign_verify_detached(signature, message, publicKey);
  } catch {
    return false;
  }
};
