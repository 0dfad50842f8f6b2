import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/**
 * The look, as data. Mantine would inject the variables made from this theme as a <style> element, which the
 * content security policy forbids: `theme-variables.css` holds them, and a test keeps the two equal.
 */

/** The accent: dark teal. 7 carries white text at 7.7 : 1. */
const teal: MantineColorsTuple = [
  '#eef6f6',
  '#d8e9e9',
  '#b3d3d4',
  '#8abfc0',
  '#5fa3a5',
  '#3f878a',
  '#2b6d71',
  '#1c595d',
  '#134a4e',
  '#0b3a3d',
];

/** Neutral surfaces with a trace of the accent; Mantine's `dark` tuple, light text first. */
const dark: MantineColorsTuple = [
  '#dfe4e4',
  '#c3caca',
  '#a5adae',
  '#7d8687',
  '#4a5253',
  '#3a4142',
  '#2b3132',
  '#1d2223',
  '#171b1c',
  '#101314',
];

const gray: MantineColorsTuple = [
  '#f7f9f9',
  '#eff2f2',
  '#e3e8e8',
  '#d3dada',
  '#bcc5c6',
  '#8f9a9b',
  '#6b7677',
  '#4d5758',
  '#333b3c',
  '#1e2425',
];

const rose: MantineColorsTuple = [
  '#fdf0f2',
  '#f9dde2',
  '#f2b8c2',
  '#ea93a2',
  '#df6c80',
  '#cc4760',
  '#b0304a',
  '#96243c',
  '#7d1b30',
  '#5f1224',
];

const noShadow = 'none';

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 6 },
  colors: { teal, dark, gray, red: rose },
  black: '#182021',
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "DejaVu Sans Mono", Consolas, Menlo, monospace',
  fontSizes: { xs: '13px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.45', xl: '1.3' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.3' },
      h2: { fontSize: '17px', lineHeight: '1.35' },
      h3: { fontSize: '15px', lineHeight: '1.4' },
    },
  },
  radius: { xs: '2px', sm: '3px', md: '4px', lg: '6px', xl: '6px' },
  defaultRadius: 'md',
  shadows: { xs: noShadow, sm: noShadow, md: noShadow, lg: noShadow, xl: noShadow },
  spacing: { xs: '6px', sm: '10px', md: '16px', lg: '22px', xl: '32px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    // Scroll locking injects a <style> element; dialogs here cover a shell that never scrolls.
    Modal: { defaultProps: { lockScroll: false, centered: true, transitionProps: { duration: 120 } } },
    // A dialog's header is not the page's banner.
    ModalHeader: { defaultProps: { role: 'none' } },
    Drawer: { defaultProps: { lockScroll: false, transitionProps: { duration: 120 } } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 100 } } },
    Popover: { defaultProps: { transitionProps: { duration: 100 } } },
    Menu: { defaultProps: { transitionProps: { duration: 100 } } },
    Combobox: { defaultProps: { transitionProps: { duration: 80 } } },
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', allowDeselect: false } },
  },
});

/** The four states and their grounds, and Mantine's own text colours where its defaults are too pale to read. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#566162',
    '--mantine-color-placeholder': '#5a6566',
    '--mantine-color-error': '#96243c',
    '--mantine-color-default-border': '#7c8788',
    '--zapys-ground': '#ffffff',
    '--zapys-ground-quiet': '#f4f7f7',
    '--zapys-ground-hover': '#ecf1f1',
    '--zapys-ground-selected': '#dcebeb',
    '--zapys-line': '#d3dada',
    '--zapys-line-strong': '#7c8788',
    '--zapys-focus': '#1c595d',
    '--zapys-state-draft': '#4d5758',
    '--zapys-state-draft-ground': '#eceff0',
    '--zapys-state-waiting': '#7a4b00',
    '--zapys-state-waiting-ground': '#fdf1d9',
    '--zapys-state-returned': '#96243c',
    '--zapys-state-returned-ground': '#fbe6ea',
    '--zapys-state-approved': '#1d6038',
    '--zapys-state-approved-ground': '#e2f3e8',
  },
  dark: {
    '--mantine-color-dimmed': '#a9b2b3',
    '--mantine-color-placeholder': '#98a1a2',
    '--mantine-color-error': '#f2a3b0',
    '--mantine-color-anchor': '#8abfc0',
    '--mantine-color-default-border': '#7d8687',
    '--mantine-color-teal-text': '#8abfc0',
    '--mantine-color-teal-light-color': '#b3d3d4',
    '--mantine-color-teal-outline': '#8abfc0',
    '--mantine-color-red-text': '#f2a3b0',
    '--mantine-color-red-light-color': '#f2b8c2',
    '--mantine-color-red-outline': '#f2a3b0',
    '--zapys-ground': '#1d2223',
    '--zapys-ground-quiet': '#171b1c',
    '--zapys-ground-hover': '#272d2e',
    '--zapys-ground-selected': '#1f3b3d',
    '--zapys-line': '#3a4142',
    '--zapys-line-strong': '#7d8687',
    '--zapys-focus': '#8abfc0',
    '--zapys-state-draft': '#c3caca',
    '--zapys-state-draft-ground': '#2f3637',
    '--zapys-state-waiting': '#f0c878',
    '--zapys-state-waiting-ground': '#3b2f16',
    '--zapys-state-returned': '#f2a3b0',
    '--zapys-state-returned-ground': '#43212a',
    '--zapys-state-approved': '#94d6ac',
    '--zapys-state-approved-ground': '#1d3a28',
  },
});
