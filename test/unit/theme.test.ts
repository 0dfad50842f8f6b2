import { DEFAULT_THEME, mergeMantineTheme } from '@mantine/core';
import { describe, expect, test } from 'vitest';
import { cssVariables, theme } from '../../renderer/app/theme.ts';
import { themeVariablesCss } from '../../renderer/app/theme-variables.ts';

test('theme-variables.css is what the theme says', async () => {
  await expect(themeVariablesCss()).toMatchFileSnapshot('../../renderer/app/theme-variables.css');
});

/** WCAG 2.2 relative luminance of `#rrggbb`. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const whole = mergeMantineTheme(DEFAULT_THEME, theme);

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  const variables: Record<string, string> = cssVariables(whole)[scheme];
  const colour = (name: string): string => variables[name] ?? '';
  const bodyText = scheme === 'light' ? whole.black : (whole.colors.dark[0] ?? '');
  const grounds = [
    '--zapys-ground',
    '--zapys-ground-quiet',
    '--zapys-ground-hover',
    '--zapys-ground-selected',
  ];

  test.each(grounds)('body text on %s has a contrast of 7 or more', (ground) => {
    expect(contrast(bodyText, colour(ground))).toBeGreaterThanOrEqual(7);
  });

  test.each(grounds)('quiet text, placeholders and errors on %s have a contrast of 4.5 or more', (ground) => {
    for (const text of ['dimmed', 'placeholder', 'error'])
      expect(contrast(colour(`--mantine-color-${text}`), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['draft', 'waiting', 'returned', 'approved'])(
    'the word of the state "%s" is legible on its own ground and on the page',
    (state) => {
      const text = colour(`--zapys-state-${state}`);
      expect(contrast(text, colour(`--zapys-state-${state}-ground`))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(text, colour('--zapys-ground'))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(bodyText, colour(`--zapys-state-${state}-ground`))).toBeGreaterThanOrEqual(7);
    },
  );

  test('the focus ring and the frames of fields stand out from the page', () => {
    expect(contrast(colour('--zapys-focus'), colour('--zapys-ground'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('--zapys-line-strong'), colour('--zapys-ground'))).toBeGreaterThanOrEqual(3);
  });

  test('white words on the accent have a contrast of 4.5 or more', () => {
    const shade = scheme === 'light' ? 7 : 6;
    expect(contrast('#ffffff', whole.colors.teal?.[shade] ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});
