import '../app/without-eval.ts';
import { readPublicKey } from '../../shared/bundle/minisign.ts';
import type { Verdict } from '../../shared/bundle/verdict.ts';
import { verifyBag } from '../../shared/bundle/verify.ts';
import { type Say, sayIn } from '../../shared/bundle/words.ts';
import type { Locale } from '../../shared/locale.ts';
import { fromDrop, fromInput, type Given } from '../bag-sources.ts';
import { element } from './element.ts';
import { verdictView } from './verdict-view.ts';

const locales: readonly { readonly locale: Locale; readonly name: string }[] = [
  { locale: 'uk', name: 'Українська' },
  { locale: 'en', name: 'English' },
];

type State =
  | { readonly step: 'choose' }
  | { readonly step: 'working' }
  | { readonly step: 'done'; readonly verdict: Verdict; readonly name: string };

let locale: Locale = /^uk/i.test(navigator.language) ? 'uk' : 'en';
/** As typed, by the field that asks for it: the signer's key and the founder's, each from another channel. */
const typedKeys = { key: '', founder: '' };
type KeyField = keyof typeof typedKeys;
let state: State = { step: 'choose' };
let percent = 0;

const show = (next: State): void => {
  state = next;
  draw();
};

const draw = (): void => {
  const say = sayIn(locale);
  document.documentElement.lang = locale;
  document.title = say('title');
  const languages = element(
    'div',
    { className: 'controls', attributes: { role: 'group', 'aria-label': say('page.language') } },
    ...locales.map((other) =>
      element(
        'button',
        {
          type: 'button',
          lang: other.locale,
          id: `language-${other.locale}`,
          attributes: { 'aria-pressed': String(other.locale === locale) },
          onclick: () => {
            locale = other.locale;
            draw();
            document.getElementById(`language-${other.locale}`)?.focus();
          },
        },
        other.name,
      ),
    ),
  );
  document.body.replaceChildren(
    element(
      'div',
      { className: 'frame' },
      element('header', {}, element('h1', {}, say('title')), languages),
      element('main', {}, ...contents()),
    ),
  );
};

const contents = (): readonly Node[] => {
  const say = sayIn(locale);
  if (state.step === 'working')
    return [
      element('progress', {
        max: 100,
        value: percent,
        id: 'progress',
        attributes: { 'aria-label': say('title') },
      }),
      element('p', { id: 'working', attributes: { role: 'status' } }, say('page.working', { percent })),
    ];
  if (state.step === 'done')
    return [
      ...verdictView(state.verdict, state.name, say),
      element(
        'div',
        { className: 'row controls' },
        element('button', { type: 'button', onclick: () => show({ step: 'choose' }) }, say('page.another')),
        element('button', { type: 'button', onclick: () => window.print() }, say('page.print')),
      ),
    ];
  const input = (id: string, label: string, primary: boolean, folder: boolean) =>
    element(
      'label',
      { className: primary ? 'choose first' : 'choose' },
      label,
      element('input', {
        type: 'file',
        id,
        webkitdirectory: folder,
        // Browsers open the chooser on Space; people press Enter.
        onkeydown: (event) => {
          if (event.key === 'Enter') (event.target as HTMLInputElement).click();
        },
        accept: folder ? '' : '.zip,application/zip',
        onchange: ({ target }) => {
          const { files } = target as HTMLInputElement;
          if (files) void check(fromInput(files));
        },
      }),
    );
  return [
    element(
      'div',
      { className: 'drop', id: 'drop' },
      element('p', {}, say('page.drop')),
      element(
        'div',
        { className: 'row' },
        input('zip', say('page.chooseZip'), true, false),
        input('folder', say('page.chooseFolder'), false, true),
      ),
    ),
    element('p', { className: 'quiet' }, say('page.offline')),
    ...keyField('key', say('page.keyLabel'), say),
    ...keyField('founder', say('page.founderLabel'), say),
  ];
};

const isWrong = (id: KeyField): boolean => typedKeys[id] !== '' && !readPublicKey(typedKeys[id]);

const keyField = (id: KeyField, label: string, say: Say): readonly Node[] => [
  element(
    'label',
    { className: 'key' },
    label,
    element('input', {
      type: 'text',
      id,
      value: typedKeys[id],
      spellcheck: false,
      autocomplete: 'off',
      attributes: { 'aria-describedby': `${id}-problem`, 'aria-invalid': String(isWrong(id)) },
      onchange: ({ target }) => {
        typedKeys[id] = (target as HTMLInputElement).value.trim();
        draw();
      },
    }),
  ),
  element(
    'p',
    { id: `${id}-problem`, className: 'wrong', attributes: { role: 'alert' } },
    isWrong(id) ? say('page.keyBad') : '',
  ),
];

/** The key in the field; undefined when it is blank. */
const keyIn = (id: KeyField): Uint8Array | undefined => readPublicKey(typedKeys[id]);

const check = async (given: Given | undefined): Promise<void> => {
  if (!given || state.step === 'working') return;
  // What is in a field counts even if it was not left yet; a key that is none must not pass for a comparison.
  const ids = Object.keys(typedKeys) as readonly KeyField[];
  for (const id of ids) {
    const field = document.getElementById(id);
    if (field instanceof HTMLInputElement) typedKeys[id] = field.value.trim();
  }
  const wrong = ids.find(isWrong);
  if (wrong !== undefined) {
    draw();
    document.getElementById(wrong)?.focus();
    return;
  }
  percent = 0;
  show({ step: 'working' });
  const verdict = await verify(given);
  show({ step: 'done', verdict, name: given.name });
  document.getElementById('verdict')?.focus();
};

const verify = async ({ source }: Given): Promise<Verdict> => {
  const [publicKey, founderKey] = [keyIn('key'), keyIn('founder')];
  try {
    return await verifyBag(source, {
      ...(publicKey ? { publicKey } : {}),
      ...(founderKey ? { founderKey } : {}),
      progress,
    });
  } catch (error) {
    return { state: 'unreadable', code: 'cannot_read', detail: error instanceof Error ? error.message : '' };
  }
};

const progress = (done: number, total: number): void => {
  const now = total === 0 ? 100 : Math.floor((100 * done) / total);
  if (now === percent) return;
  percent = now;
  const bar = document.getElementById('progress');
  if (bar instanceof HTMLProgressElement) bar.value = percent;
  document.getElementById('working')?.replaceChildren(sayIn(locale)('page.working', { percent }));
};

const over = (on: boolean): void => {
  document.getElementById('drop')?.classList.toggle('over', on);
};
addEventListener('dragover', (event) => {
  event.preventDefault();
  over(true);
});
addEventListener('dragleave', () => over(false));
addEventListener('drop', (event) => {
  event.preventDefault();
  over(false);
  if (event.dataTransfer) void fromDrop(event.dataTransfer).then(check);
});

draw();
