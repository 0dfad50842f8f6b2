import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TypesetFile, typesetDossier } from '../../../electron/typesetting/typeset.ts';
import { platePath } from '../../../shared/bundle/dossier/exhibits.ts';
import { attachedIncidents, dossierData } from '../../../shared/bundle/dossier-data.ts';
import type { BundleContents } from '../../../shared/bundle/input.ts';
import { photograph } from './sample.ts';

export const attachedText = '{"incidents":["ґ"]}\n';

export const filesOf = (contents: BundleContents): readonly TypesetFile[] => [
  { path: attachedIncidents, bytes: Buffer.from(attachedText) },
  ...contents.exhibits.flatMap((exhibit) => {
    const path = platePath(exhibit);
    const names = ['DSCN0010', 'portrait_6', 'DSCN0021', 'jolla', 'BlueSquare'];
    const name = names.find((one) => photograph(one).length === exhibit.size);
    return path && name ? [{ path, bytes: photograph(name) }] : [];
  }),
];

export const typesetContents = (contents: BundleContents, files = filesOf(contents)): Uint8Array =>
  typesetDossier(JSON.stringify(dossierData(contents)), files);

/** Writes the bytes to a file of their own for the tools that read one; `done` removes it. */
export const onDisk = (bytes: Uint8Array): { path: string; folder: string; done: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-'));
  const path = join(folder, 'dossier.pdf');
  writeFileSync(path, bytes);
  return { path, folder, done: () => rmSync(folder, { recursive: true }) };
};
