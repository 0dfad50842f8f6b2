import type { InBoth, VerificationStatus } from './provision.ts';

/** A category of claims of the Register of Damage for Ukraine: the product prepares a worksheet, not a filing. */
export type DamageCategory<Id extends string = string> = {
  /** Last part of its ledger field `rd4u.<id>`. */
  readonly id: Id;
  /** As the register numbers it: "A2.6". */
  readonly code: string;
  readonly name: InBoth;
  readonly source: string;
  readonly status: VerificationStatus;
};

const register = 'Register of Damage for Ukraine, categories of claims, rd4u.coe.int';

const category = <Id extends string>(
  id: Id,
  code: string,
  en: string,
  uk: string,
  status: VerificationStatus,
): DamageCategory<Id> => ({ id, code, name: { en, uk }, source: register, status });

const all = [
  category(
    'a2_5',
    'A2.5',
    'Torture, inhuman or degrading treatment or punishment',
    'Катування, нелюдське чи таке, що принижує гідність, поводження або покарання',
    'verified',
  ),
  category('a2_6', 'A2.6', 'Deprivation of liberty', 'Позбавлення свободи', 'verified'),
  category('a2_7', 'A2.7', 'Forced labour or service', 'Примусова праця або служба', 'verified'),
  category(
    'a2_8',
    'A2.8',
    'Forcible transfer or deportation of children',
    'Примусове переміщення або депортація дітей',
    'verified',
  ),
  category(
    'a2_9',
    'A2.9',
    'Forcible transfer or deportation of adults',
    'Примусове переміщення або депортація дорослих',
    'verified',
  ),
  category(
    'a3_1',
    'A3.1',
    'Damage or destruction of residential property',
    'Пошкодження або знищення житлової нерухомості',
    'to-verify',
  ),
  category('a3_3', 'A3.3', 'Loss of home', 'Втрата житла', 'to-verify'),
  category('a3_4', 'A3.4', 'Loss of employment', 'Втрата роботи', 'to-verify'),
  category(
    'a3_6',
    'A3.6',
    'Loss of access to or control of property in temporarily occupied territory',
    'Втрата доступу або контролю над майном на тимчасово окупованій території',
    'to-verify',
  ),
  category('a3_7', 'A3.7', 'Other economic loss', 'Інші економічні втрати', 'to-verify'),
] as const;

export type DamageCategoryId = (typeof all)[number]['id'];
export const damageCategories: readonly DamageCategory<DamageCategoryId>[] = all;

const byId: ReadonlyMap<string, DamageCategory<DamageCategoryId>> = new Map(all.map((one) => [one.id, one]));
export const damageCategoryById = (id: string): DamageCategory<DamageCategoryId> | undefined => byId.get(id);
