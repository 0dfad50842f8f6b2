import template from './dossier.typ?raw';
import mono from './fonts/DejaVuSansMono.ttf?inline';
import serifBold from './fonts/LibertinusSerif-Bold.otf?inline';
import serifItalic from './fonts/LibertinusSerif-Italic.otf?inline';
import serif from './fonts/LibertinusSerif-Regular.otf?inline';
import emoji from './fonts/NotoEmoji-Regular.ttf?inline';
import arabic from './fonts/NotoNaskhArabic-Regular.ttf?inline';

const bytesOf = (dataUrl: string): Buffer => Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');

export { template };

/** By family, in the order in which they are asked for a character; `dossier.typ` names the same families. */
export const families: readonly (readonly Buffer[])[] = [
  [bytesOf(serif), bytesOf(serifBold), bytesOf(serifItalic)],
  [bytesOf(arabic)],
  [bytesOf(emoji)],
  [bytesOf(mono)],
];
