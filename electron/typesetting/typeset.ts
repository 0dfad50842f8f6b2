import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fonts, regularFaces, statementTemplate, template } from './assets.ts';
import { printablePicture } from './picture/printable.ts';
import { type Showable, showableWith } from './showable.ts';

/** A file the template reads by its virtual path, e.g. `/img/ORG-CASE-0001-E001.jpg`. */
export type TypesetFile = { readonly path: string; readonly bytes: Uint8Array };

/** Why there is no dossier; the message is the compiler's own and may quote the data. */
export class TypesettingFailed extends Error {
  override name = 'TypesettingFailed';
}

/** No such folder exists: everything under it is in memory, and nothing else can be read. */
const workspace = process.platform === 'win32' ? 'C:\\zapys-typesetting' : '/zapys-typesetting';

let showable: Showable | undefined;

/**
 * Typesets a dossier as PDF/A-3a. The same data and files give the same bytes on any machine: the fonts are our
 * own and go before those of the system, and the date is the data's.
 * @param data JSON text of a `DossierData` (shared/bundle/dossier-data.ts).
 * @throws {TypesettingFailed}
 */
export const typesetDossier = (data: string, files: readonly TypesetFile[]): Uint8Array => {
  showable ??= showableWith(regularFaces);
  const printable = JSON.stringify(printableStrings(JSON.parse(data), showable));
  const pictures = files.filter(isPicture).flatMap(({ path, bytes }) => {
    const picture = printablePicture(bytes);
    return picture ? [{ path, ...picture }] : [];
  });
  const others = files.filter((file) => !isPicture(file));
  const withPictures = (shown: readonly (TypesetFile & { readonly turned: number })[]): Uint8Array => {
    const turns = Object.fromEntries(shown.map(({ path, turned }) => [path, turned]));
    return compile(template, [
      { path: '/dossier.json', bytes: Buffer.from(printable) },
      { path: '/shown.json', bytes: Buffer.from(JSON.stringify(turns)) },
      ...shown,
      ...others,
    ]);
  };
  try {
    return withPictures(pictures);
  } catch (error) {
    const shown = pictures.filter(canBeShown);
    if (shown.length === pictures.length) throw error;
    return withPictures(shown);
  }
};

/**
 * Typesets a statement as PDF/A-3a; the same data gives the same bytes.
 * @param data JSON text of a `StatementData` (shared/bundle/statement/statement-data.ts).
 * @throws {TypesettingFailed}
 */
export const typesetStatement = (data: string): Uint8Array => {
  showable ??= showableWith(regularFaces);
  const printable = JSON.stringify(printableStrings(JSON.parse(data), showable));
  return compile(statementTemplate, [{ path: '/statement.json', bytes: Buffer.from(printable) }]);
};

const isPicture = (file: TypesetFile): boolean => file.path.startsWith('/img/');

/** A damaged photograph is still an exhibit: its plate says that it cannot be shown, and the dossier goes on. */
const canBeShown = ({ bytes }: TypesetFile): boolean => {
  try {
    compile('#set document(title: "plate")\n#image("/plate", width: 1cm, alt: "plate")', [
      { path: '/plate', bytes },
    ]);
    return true;
  } catch (error) {
    if (error instanceof TypesettingFailed) return false;
    throw error;
  }
};

const compile = (source: string, files: readonly TypesetFile[]): Uint8Array => {
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: [...fonts] }] });
  const main = `${workspace}/main.typ`;
  compiler.addSource(main, source);
  for (const file of files) compiler.mapShadow(`${workspace}${file.path}`, Buffer.from(file.bytes));
  try {
    const compiled = compiler.compile({ mainFilePath: main });
    const diagnostics = compiled.hasError() ? compiled.takeDiagnostics() : null;
    if (diagnostics) throw new TypesettingFailed(JSON.stringify(diagnostics.shortDiagnostics));
    if (!compiled.result) throw new TypesettingFailed('The compiler gave no document.');
    const pdf = compiler.pdf(compiled.result, { pdfStandard: 'a-3a' });
    return new Uint8Array(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  } catch (error) {
    if (error instanceof TypesettingFailed) throw error;
    throw new TypesettingFailed(error instanceof Error ? error.message : String(error));
  } finally {
    compiler.resetShadow();
    // The cache is global to the process: what one dossier said must not outlive it.
    compiler.evictCache(0);
  }
};

const printableStrings = (value: unknown, show: Showable): unknown => {
  if (typeof value === 'string') return show(value);
  if (Array.isArray(value)) return value.map((item) => printableStrings(item, show));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, printableStrings(item, show)]),
    );
  return value;
};
