import { expect, test } from 'vitest';
import { themeVariablesCss } from '../../renderer/app/theme-variables.ts';

test('theme-variables.css is what the theme says', async () => {
  await expect(themeVariablesCss()).toMatchFileSnapshot('../../renderer/app/theme-variables.css');
});
