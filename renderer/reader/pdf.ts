import wasmUrl from '@embedpdf/pdfium/pdfium.wasm?url';
import type { PdfFacts, PdfPage } from '../../shared/evidence/reader-api.ts';
import { type ByteSource, Refusal, wholeFile } from './byte-source.ts';

/** PDF pages drawn by PDFium, which is compiled to WebAssembly: a flaw in it reaches this worker's memory, no further. */

/** PDFium wants the file in its own memory, twice over while it is put there. */
const largestPdf = 256 * 1024 * 1024;
const mostPixels = 24_000_000;
/** Characters of a page's text. */
const mostText = 200_000;
/** FPDF_ANNOT: stamps, signatures and filled-in comments are shown. */
const withAnnotations = 0x01;
/** FPDF_REVERSE_BYTE_ORDER: RGBA, as a canvas wants it. */
const rgba = 0x10;
const white = 0xffffffff;

type Pdfium = Awaited<ReturnType<typeof import('@embedpdf/pdfium')['init']>>;

export type OpenPdf = {
  readonly facts: PdfFacts;
  page(index: number, width: number): PdfPage<{ file: File; bitmap: ImageBitmap; port: MessagePort }>;
  /** Undefined when the file does not say. Keys as in PDF 32000-1, 14.3.3: `Title`, `Author`, `CreationDate`. */
  meta(key: string): string | undefined;
};

const startPdfium = async (): Promise<Pdfium> => {
  const { init } = await import('@embedpdf/pdfium');
  const pdfium = await init({ wasmBinary: await (await fetch(wasmUrl)).arrayBuffer() });
  pdfium.PDFiumExt_Init();
  return pdfium;
};

/** @throws Refusal damaged (also when it needs a password), too_large. */
export const openPdf = async (source: ByteSource): Promise<OpenPdf> => {
  const bytes = await wholeFile(source, largestPdf);
  const pdfium = await startPdfium();
  const { pdfium: runtime } = pdfium;
  // A new view whenever its memory grows.
  const memory = (): Uint8Array => (runtime as unknown as { HEAPU8: Uint8Array }).HEAPU8;
  const at = runtime.wasmExports.malloc(bytes.length);
  if (at === 0) throw new Refusal('too_large');
  memory().set(bytes, at);
  const document = pdfium.FPDF_LoadMemDocument(at, bytes.length, '');
  if (document === 0) throw new Refusal('damaged');
  const pages = pdfium.FPDF_GetPageCount(document);

  /** A UTF-16 text of PDFium's: asked for its length in bytes first, then for itself. */
  const wideText = (ask: (buffer: number, length: number) => number): string | undefined => {
    const length = ask(0, 0);
    if (length <= 2) return undefined;
    const buffer = runtime.wasmExports.malloc(length);
    ask(buffer, length);
    const text = new TextDecoder('utf-16le').decode(memory().slice(buffer, buffer + length - 2));
    runtime.wasmExports.free(buffer);
    return text;
  };

  const textOf = (page: number): string => {
    const text = pdfium.FPDFText_LoadPage(page);
    if (text === 0) return '';
    const count = Math.min(mostText, pdfium.FPDFText_CountChars(text));
    const said = wideText((buffer, length) =>
      buffer === 0 ? (count + 1) * 2 : pdfium.FPDFText_GetText(text, 0, length / 2 - 1, buffer),
    );
    pdfium.FPDFText_ClosePage(text);
    return (said ?? '').replaceAll('\0', '').trim();
  };

  const draw = (page: number, width: number, height: number): ImageBitmap => {
    const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
    if (bitmap === 0) throw new Refusal('too_large');
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, withAnnotations | rgba);
    const from = pdfium.FPDFBitmap_GetBuffer(bitmap);
    const pixels = new Uint8ClampedArray(memory().slice(from, from + width * height * 4));
    // The fourth byte means nothing in this format.
    for (let alpha = 3; alpha < pixels.length; alpha += 4) pixels[alpha] = 255;
    pdfium.FPDFBitmap_Destroy(bitmap);
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
    return canvas.transferToImageBitmap();
  };

  return {
    facts: { pages },
    page: (index, wanted) => {
      const page = pdfium.FPDF_LoadPage(document, index);
      if (page === 0) throw new Refusal('damaged');
      try {
        const width = pdfium.FPDF_GetPageWidthF(page);
        const height = pdfium.FPDF_GetPageHeightF(page);
        const ratio = height / width;
        const across = Math.max(1, Math.floor(Math.min(wanted, Math.sqrt(mostPixels / ratio))));
        const bitmap = draw(page, across, Math.max(1, Math.round(across * ratio)));
        return { bitmap, width, height, text: textOf(page) };
      } finally {
        pdfium.FPDF_ClosePage(page);
      }
    },
    meta: (key) => wideText((buffer, length) => pdfium.FPDF_GetMetaText(document, key, buffer, length)),
  };
};
