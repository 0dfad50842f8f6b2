import { expectAccessible } from './harness/accessible.ts';
import { controlOf, expectSaved } from './harness/incident-form.ts';
import { tabTo } from './harness/keyboard.ts';
import { attach, beginIncident, photograph, record, submit } from './harness/log-steps.ts';
import { inBothLooks, shareVault } from './harness/shared-vault.ts';
import { expect, test } from './harness/test.ts';
import { createVault, goTo, type Stage } from './harness/vault-steps.ts';

const documenter = { name: 'Олена', role: 'documenter', passphrase: 'клен вітрило обрій лист' } as const;
let number = '';

const get = shareVault({ language: 'uk' }, async ({ stage }) => {
  await createVault(stage, 'ORG', documenter);
  await beginIncident(stage);
  number = await record(stage, {
    'account.type': 'deportation_threat',
    'account.date': '2023-01-14',
    'account.place': 'Токмак',
    'deportation_threat.act': 'threat',
  });
  await attach(stage, [photograph('DSCN0010.jpg')]);
});

const law = ({ window }: Stage) => window.locator('#section-law');
const history = ({ window }: Stage) => window.locator('#section-history');
const row = (stage: Stage, title: string) => law(stage).getByRole('listitem').filter({ hasText: title });

test('a threat suggests no transfer; a transfer does, and is accepted, rejected with a reason and undone by keyboard', async () => {
  const { stage } = get();
  const { window, t } = stage;
  const article49 = 'Женевська конвенція IV, ст. 49';
  await expect(row(stage, article49)).toHaveCount(0);
  await record(stage, { 'deportation_threat.act': 'transfer' });
  const found = row(stage, article49);
  await expect(found).toContainText(t('law:status.verified'));
  const accept = found.getByRole('radio', { name: 'Прийнято' });
  await accept.focus();
  await window.keyboard.press('Space');
  await expect(accept).toBeChecked();
  await window.keyboard.press('ArrowRight');
  await expect(found.getByRole('radio', { name: 'Відхилено' })).toBeChecked();
  await expect(found.getByText(t('law:reason.missing'))).toBeVisible();
  const reason = found.getByRole('textbox');
  await expect(reason).toBeFocused();
  await window.getByRole('button', { name: t('log:submit.action') }).click();
  const dialog = window.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: t('log:submit.confirm') })).toBeDisabled();
  await dialog.getByRole('button', { name: `${article49}: ${t('fields:field.law.reason')}` }).click();
  await expect(reason).toBeFocused();
  await window.keyboard.type('Свідчення з чужих слів');
  await expectSaved(stage);
  await expect(found.getByText(t('law:reason.missing'))).toHaveCount(0);
});

test('another provision is found by words and added; a decree later than the incident is told', async () => {
  const { stage } = get();
  const { window, t } = stage;
  const search = law(stage).getByLabel(t('law:search.provisions'));
  await search.fill('дитини 9');
  await tabTo(law(stage).getByRole('button', { name: /Конвенція про права дитини, ст. 9/ }));
  await window.keyboard.press('Enter');
  await expect(row(stage, 'Конвенція про права дитини, ст. 9')).toContainText(t('law:why.added'));

  await window.getByRole('button', { name: t('law:instrument.pick') }).click();
  await window.getByRole('menuitem', { name: /Указ № 307/ }).click();
  await expect(controlOf(window, 'coercion.legal_basis_cited')).toHaveValue(/Указ № 307/);
  await expect(window.locator('#section-coercion').getByText('27 квітня 2023 року, уже після')).toBeVisible();
  await expectSaved(stage);
  await inBothLooks(get(), async (look) => {
    await law(look).scrollIntoViewIfNeeded();
    await expectAccessible(window, '#section-law');
  });
});

test('an earlier version is read with what differs marked, and a value of then is taken up again', async () => {
  const { stage } = get();
  const { window, t } = stage;
  // What follows a submission stands under a head of its own, in whichever minute it is written.
  await submit(stage);
  await record(stage, { 'account.place': 'Мелітополь, вокзал' });
  const versions = history(stage).getByRole('button', { name: /Переглянути цю версію/ });
  await versions.last().click();
  const dialog = window.getByRole('dialog');
  await expect(dialog.getByText('Мелітополь, вокзал')).toBeVisible();
  await expectAccessible(window);
  await dialog
    .getByRole('button', {
      name: t('history:version.restoreField', { field: t('fields:field.account.place') }),
    })
    .click();
  await window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expectSaved(stage);
  await expect(controlOf(window, 'account.place')).not.toHaveValue('Мелітополь, вокзал');
});

test('erasing asks for a reason and the number, takes everything, and leaves who, when and why', async () => {
  const { stage } = get();
  const { window, t } = stage;
  await window.getByRole('button', { name: t('log:page.more'), exact: true }).click();
  await window.getByRole('menuitem', { name: t('erase:action') }).click();
  const dialog = window.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: t('erase:confirm') });
  await expect(dialog.getByText('DSCN0010.jpg')).toBeVisible();
  await expect(dialog.getByText(t('erase:noBundles'))).toBeVisible();
  await expect(dialog.getByRole('button', { name: t('app:action.cancel') })).toBeFocused();
  await expect(confirm).toBeDisabled();
  await expectAccessible(window);
  await dialog.getByLabel(t('erase:reason')).fill('Людина відкликала згоду');
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel(t('erase:typeNumber', { number })).fill(number);
  await confirm.click();
  await expect(window.getByRole('heading', { name: number })).toBeVisible();
  await expect(window.getByText('Людина відкликала згоду').first()).toBeVisible();
  await expect(window.getByText('Мелітополь')).toHaveCount(0);
  await expectAccessible(window);
  await goTo(stage, 'log');
  await expect(window.getByRole('row').filter({ hasText: number })).toContainText(t('app:state.erased'));
  await openErased(stage);
});

/** From the Log, by keyboard. */
async function openErased(stage: Stage): Promise<void> {
  const { window } = stage;
  await window.getByRole('row').filter({ hasText: number }).click();
  await expect(window.getByText('Людина відкликала згоду').first()).toBeVisible();
}
