import { afterEach, expect, test } from 'vitest';
import { foldText } from '../../../shared/search/fold-text.ts';
import type { IncidentQuery } from '../../../shared/vault-api/log-api.ts';
import { foundVault, whole, wipe } from './fresh-vault.ts';

afterEach(wipe);

test('text is found in the other script, in any case, with any apostrophe', () => {
  const alike = [
    ['Запоріжжя', 'Zaporizhzhia', 'zaporizhzhya', 'ЗАПОРІЖЖЯ'],
    ['Мар’яна', "Мар'яна", 'Марʼяна', 'Мар`яна', 'Mariana', 'Maryana'],
    ['Єнакієве', 'Yenakiieve', 'єнакієве'],
    ['Юрій', 'Yurii', 'Yuriy'],
    ['Згорани', 'Zghorany'],
    ['Щастя', 'Shchastia'],
    ['Київ', 'Kyiv'],
    ['Ґудзь', 'Gudz'],
    ['О́льга', 'Olha'],
  ];
  for (const [first = '', ...others] of alike) {
    for (const other of others) expect(foldText(other)).toBe(foldText(first));
  }
  expect(foldText('Гора')).toBe(foldText('Ґора'));
});

const listed = async () => {
  const { vault } = await foundVault();
  const make = (changes: Record<string, unknown>) =>
    vault.api.createIncident({ changes: { ...whole, ...changes } as typeof whole });
  await make({
    'account.place': 'Запоріжжя',
    'account.date': '2024-05',
    'coercion.exact_words': 'Мар’яна Ґудзь',
  });
  await make({
    'account.place': 'Токмак',
    'account.date': '2023~',
    'account.narrative': '👁 бачила їхній папір №307/2',
  });
  await make({
    'account.place': 'شارع السلام',
    'account.date': '../2022-01',
    'account.type': 'benefit_denial',
  });
  const numbers = async (query: Partial<IncidentQuery>) => {
    const page = await vault.api.incidents({
      sort: 'number',
      descending: false,
      offset: 0,
      limit: 50,
      ...query,
    });
    return page.rows.map((row) => row.number.slice(-1)).join('');
  };
  return { vault, numbers };
};

test('the list finds words of every text field by their beginning, in either script', async () => {
  const { vault, numbers } = await listed();
  expect(await numbers({ text: 'zaporiz' })).toBe('1');
  expect(await numbers({ text: "МАР'ЯНА gudz" })).toBe('1');
  expect(await numbers({ text: '307/2' })).toBe('2');
  expect(await numbers({ text: '👁' })).toBe('2');
  expect(await numbers({ text: 'السلام' })).toBe('3');
  expect(await numbers({ text: 'zaporiz tokmak' })).toBe('');
  expect(await numbers({ text: '"*) QZX -' })).toBe('');
  expect(await numbers({ text: '   ' })).toBe('123');
  const file = new File(['x'], 'Повістка.txt');
  const [{ id = '' } = {}] = (
    await vault.api.incidents({ sort: 'number', descending: false, offset: 0, limit: 1 })
  ).rows;
  await vault.api.attach({ task: 'a', incident: id, file });
  expect(await numbers({ text: 'povistka' })).toBe('1');
  const { heads } = await vault.api.incident({ id });
  await vault.api.editIncident({ id, heads, changes: { 'account.place': 'Мелітополь' } });
  expect(await numbers({ text: 'zaporizhzhia' })).toBe('');
});

test('the list filters, sorts by date bounds and gives a page at a time', async () => {
  const { vault, numbers } = await listed();
  expect(await numbers({ types: ['benefit_denial'] })).toBe('3');
  expect(await numbers({ states: ['approved'] })).toBe('');
  expect(await numbers({ states: [] })).toBe('');
  expect(await numbers({ mine: true, states: ['draft'] })).toBe('123');
  expect(await numbers({ sort: 'date' })).toBe('321');
  expect(await numbers({ sort: 'changed', descending: true })).toBe('321');
  const page = await vault.api.incidents({ sort: 'number', descending: false, offset: 1, limit: 1 });
  expect(page).toMatchObject({ total: 3, rows: [{ place: 'Токмак' }] });
});
