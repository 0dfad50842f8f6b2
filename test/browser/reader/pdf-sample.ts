/** A PDF of pages of 300 × 400 points, each with a line of text and a black square at its foot (PDF 32000-1). */
export const pdfOf = (lines: readonly string[]): Uint8Array<ArrayBuffer> => {
  const page = (index: number) => 4 + index * 2;
  const contents = (line: string) => `BT /F1 18 Tf 40 350 Td (${line}) Tj ET 0 0 0 rg 130 20 40 40 re f`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${lines.length} /Kids [${lines.map((_, index) => `${page(index)} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...lines.flatMap((line, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Resources << /Font << /F1 3 0 R >> >> /Contents ${
        page(index) + 1
      } 0 R >>`,
      `<< /Length ${contents(line).length} >>\nstream\n${contents(line)}\nendstream`,
    ]),
    // The title in UTF-16 with its mark: «Повістка».
    "<< /Title <FEFF041F043E0432045604410442043A0430> /Author (Commissariat) /CreationDate (D:20250314101500+02'00') >>",
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  text += offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return new TextEncoder().encode(text);
};
