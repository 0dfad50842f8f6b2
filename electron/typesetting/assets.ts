import template from './dossier.typ?raw';
import mono from './fonts/DejaVuSansMono.ttf?inline';
import serifBold from './fonts/LibertinusSerif-Bold.otf?inline';
import serifItalic from './fonts/LibertinusSerif-Italic.otf?inline';
import serif from './fonts/LibertinusSerif-Regular.otf?inline';
import emoji from './fonts/NotoEmoji-Regular.ttf?inline';
import arabic from './fonts/NotoNaskhArabic-Regular.ttf?inline';
import statementTemplate from './statement.typ?raw';

const bytesOf = (dataUrl: string): Buffer => Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');

export { statementTemplate, template };

/**
 * The regular face of each family, in the order in which they are asked for a character; `dossier.typ` names the
 * same families. What a person typed is set in these and never bold or italic: a face we do not bring, the system
 * may have, and the dossier would differ from one machine to another.
 */
export const regularFaces: readonly Buffer[] = [serif, arabic, emoji, mono].map(bytesOf);

export const fonts: readonly Buffer[] = [...regularFaces, bytesOf(serifBold), bytesOf(serifItalic)];
