import { DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import { cssVariables, theme } from './theme.ts';

type Variables = Readonly<Record<string, string>>;
type Parts = { readonly variables: Variables; readonly light: Variables; readonly dark: Variables };

const block = (selector: string, variables: Variables): string =>
  `${selector} {\n${Object.entries(variables)
    .map(([name, value]) => `  ${name}: ${value};\n`)
    .join('')}}\n`;

/**
 * The text of `theme-variables.css`: every variable in which this theme differs from the defaults that
 * Mantine's own style sheet carries.
 */
export const themeVariablesCss = (): string => {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const base: Parts = defaultCssVariablesResolver(DEFAULT_THEME);
  const made: Parts = defaultCssVariablesResolver(merged);
  const own: Parts = cssVariables(merged);
  const differing = (part: 'variables' | 'light' | 'dark'): Variables =>
    Object.fromEntries(
      Object.entries({ ...made[part], ...own[part] }).filter(([name, value]) => base[part][name] !== value),
    );
  return [
    '/* Made from theme.ts; the unit test "theme-variables.css is what the theme says" rewrites it with --update. */\n',
    block(':root', differing('variables')),
    block(':root[data-mantine-color-scheme="light"]', differing('light')),
    block(':root[data-mantine-color-scheme="dark"]', differing('dark')),
  ].join('\n');
};
