import { expectAccessible } from './harness/accessible.ts';
import { controlOf, expectSaved } from './harness/incident-form.ts';
import { tabTo } from './harness/keyboard.ts';
import {
  attach,
  beginIncident,
  expectState,
  openIncident,
  photograph,
  record,
  submit,
} from './harness/log-steps.ts';
import { openReview } from './harness/review-steps.ts';
import { becomes, inBothLooks, shareVault } from './harness/shared-vault.ts';
import { expect, test } from './harness/test.ts';
import { addProfile, createVault, goTo, type Stage } from './harness/vault-steps.ts';

const documenter = { name: 'Олена', role: 'documenter', passphrase: 'клен вітрило обрій лист' } as const;
const supervisor = { name: 'Ірина', role: 'supervisor', passphrase: 'смерека повінь годинник' } as const;

/** First, second, third as the documenter wrote them; in the last one the supervisor changed a word. */
const numbers: string[] = [];
const places = ['Токмак', 'Генічеськ', 'Маріуполь', 'Мелітополь'] as const;

const get = shareVault({ language: 'uk' }, async ({ stage }) => {
  const { window, t } = stage;
  await createVault(stage, 'ORG', documenter);
  await addProfile(stage, supervisor);
  for (const place of places) {
    await beginIncident(stage);
    numbers.push(
      await record(stage, {
        'account.type': 'conscription',
        'account.date': '2025-04-02',
        'account.place': place,
      }),
    );
    if (place === 'Токмак') {
      await attach(stage, [photograph('DSCN0010.jpg'), photograph('DSCN0021.heic')]);
      await window.getByRole('button', { name: t('evidence:card.openOf', { name: 'DSCN0010.jpg' }) }).click();
      await controlOf(window, 'exhibit.from_whom').fill('Сусідка');
      await window.getByRole('button', { name: t('log:viewer.close') }).click();
    }
    if (place !== 'Мелітополь') await submit(stage);
  }
  await becomes(stage, supervisor);
  await openIncident(stage, numbers[3] ?? '');
  await record(stage, { 'account.place': 'Мелітополь, вокзал' });
  await becomes(stage, documenter);
  await openIncident(stage, numbers[3] ?? '');
  await submit(stage);
});

const title = ({ window }: Stage) => window.locator('#review-title');
const inQueue = ({ window, t }: Stage) =>
  window.getByRole('region', { name: t('review:title') }).getByRole('link');
const approveButton = ({ window, t }: Stage) =>
  window.getByRole('button', { name: t('review:decide.approve'), exact: true });

test('a documenter reads what waits and is told who decides', async () => {
  const { stage } = get();
  const { window, t } = stage;
  await openReview(stage, numbers[0] ?? '');
  await expect(window.getByText(t('review:readOnly'))).toBeVisible();
  await expect(approveButton(stage)).toHaveCount(0);
  await window.keyboard.press('a');
  await window.keyboard.press('r');
  await expect(window.getByLabel(t('review:decide.reason'))).toHaveCount(0);
  await goTo(stage, 'review');
  await expect(inQueue(stage)).toHaveCount(4);
});

test('a reviewer looks at every exhibit with its custody and what does not fit beside it, and changes nothing', async () => {
  const shared = get();
  const { stage } = shared;
  const { window, t } = stage;
  const { keyboard } = window;
  await becomes(stage, supervisor);
  await openReview(stage, numbers[0] ?? '');
  const evidence = window.getByRole('region', { name: t('review:checklist.exhibits') });
  await expect(evidence.getByRole('definition').filter({ hasText: 'Сусідка' })).toBeVisible();
  await expect(evidence.getByText(t('evidence:card.noCustody'))).toHaveCount(1);
  const differences = evidence.getByRole('list', { name: t('evidence:differs.title') }).first();
  await expect(differences).toContainText('22 жовтня 2008 року');
  await expect(differences).toContainText('2 квітня 2025 року');
  await expectAccessible(window);
  await tabTo(evidence.getByRole('button', { name: t('evidence:card.openOf', { name: 'DSCN0010.jpg' }) }));
  await keyboard.press('Enter');
  const viewer = window.getByRole('dialog', { name: 'DSCN0010.jpg' });
  await expect(viewer.getByRole('img', { name: 'DSCN0010.jpg' })).toBeVisible();
  // Here these are the keys of nothing: what lies beneath is not decided on.
  await keyboard.press('a');
  await keyboard.press('r');
  const panel = viewer.getByRole('complementary', { name: t('evidence:panel.title') });
  await expect(panel.getByText('Сусідка')).toBeVisible();
  await expect(panel.getByText('NIKON, COOLPIX P6000')).toBeVisible();
  await expect(panel.getByRole('list', { name: t('evidence:differs.title') })).toContainText(
    '22 жовтня 2008 року',
  );
  await expect(panel.getByRole('textbox')).toHaveCount(0);
  await inBothLooks(shared, ({ window: shown }) => expectAccessible(shown));
  await keyboard.press('PageDown');
  await expect(window.getByRole('dialog').getByRole('img', { name: 'DSCN0021.heic' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toHaveCount(0);
  await expect(title(stage)).toContainText(numbers[0] ?? '');
});

test('a supervisor reviews by keyboard alone: moves, returns with a reason, approves, goes on', async () => {
  const { stage } = get();
  const { window, t } = stage;
  const { keyboard } = window;
  await keyboard.press('Control+k');
  await expect(window.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await keyboard.insertText(t('app:go.review'));
  await keyboard.press('Enter');
  await expect(window.getByRole('dialog')).toHaveCount(0);
  await expect(inQueue(stage)).toHaveText(numbers.map((number) => new RegExp(number)));

  await keyboard.press('j');
  await expect(title(stage)).toContainText(numbers[0] ?? '');
  await keyboard.press('j');
  await expect(title(stage)).toContainText(numbers[1] ?? '');
  await keyboard.press('k');
  await expect(title(stage)).toContainText(numbers[0] ?? '');
  // The record itself has the focus: the keys that scroll are its own.
  await expect(window.getByRole('region', { name: numbers[0] ?? '' })).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(title(stage)).toContainText(numbers[0] ?? '');

  await keyboard.press('r');
  const reason = window.getByLabel(t('review:decide.reason'));
  await expect(reason).toBeFocused();
  await keyboard.press('Escape');
  await expect(reason).toHaveCount(0);
  await keyboard.press('r');
  await tabTo(window.getByRole('button', { name: t('review:decide.confirmReturn'), exact: true }));
  await keyboard.press('Enter');
  await expect(window.getByText(t('review:decide.reasonMissing'))).toBeVisible();
  await expect(reason).toBeFocused();
  await keyboard.insertText('Додайте, хто вручив повістку.');
  await tabTo(window.getByRole('button', { name: t('review:decide.confirmReturn'), exact: true }));
  await keyboard.press('Enter');

  await expect(title(stage)).toContainText(numbers[1] ?? '');
  await expect(inQueue(stage)).toHaveCount(3);
  await keyboard.press('a');
  await expect(title(stage)).toContainText(numbers[2] ?? '');
  await tabTo(approveButton(stage));
  await keyboard.press('Enter');
  await expect(title(stage)).toContainText(numbers[3] ?? '');
  await expect(inQueue(stage)).toHaveCount(1);
});

test('who wrote a word of it cannot decide, and is told why', async () => {
  const { stage } = get();
  const { window, t } = stage;
  await expect(window.getByText(t('review:own'))).toBeVisible();
  await expect(approveButton(stage)).toHaveCount(0);
  await window.keyboard.press('a');
  await window.keyboard.press('Escape');
  await expect(title(stage)).toHaveCount(0);
  await expect(inQueue(stage)).toHaveText([new RegExp(numbers[3] ?? '')]);
});

test('an approved incident that is edited needs approval again, and shows what has changed', async () => {
  const shared = get();
  const { stage } = shared;
  const { window, t } = stage;
  const approved = numbers[1] ?? '';
  await becomes(stage, documenter);
  await openIncident(stage, numbers[0] ?? '');
  await expectState(stage, 'returned');
  await expect(window.getByText('Додайте, хто вручив повістку.').first()).toBeVisible();

  await openIncident(stage, approved);
  await expectState(stage, 'approved');
  await record(stage, { 'account.place': 'Новотроїцьке', 'conscription.age': 19 });
  await expectState(stage, 'draft');
  await submit(stage);
  await expectSaved(stage);

  await becomes(stage, supervisor);
  await openReview(stage, approved);
  await inBothLooks(shared, async ({ t: said }) => {
    const rows = window.getByRole('table').getByRole('row');
    // The line of names and the two fields, nothing else.
    await expect(rows).toHaveCount(3);
    await expect(rows.filter({ hasText: said('fields:field.account.place') })).toContainText('Генічеськ');
    await expect(rows.filter({ hasText: said('fields:field.account.place') })).toContainText('Новотроїцьке');
    await expect(rows.filter({ hasText: '19' })).toContainText(said('review:changes.blank'));
    await expectAccessible(window);
    await window.getByRole('button', { name: said('review:decide.return'), exact: true }).click();
    await expect(window.getByLabel(said('review:decide.reason'))).toBeVisible();
    await expectAccessible(window);
    await window.keyboard.press('Escape');
  });
  await approveButton(stage).click();
  await expect(title(stage)).not.toContainText(approved);
  await openIncident(stage, approved);
  await expectState(stage, 'approved');
  await goTo(stage, 'review');
  await inBothLooks(shared, () => expectAccessible(window));
  await expect(inQueue(stage)).toHaveCount(1);
  await expect(window.getByText(t('review:waiting_one', { count: '1' }))).toBeVisible();
});
