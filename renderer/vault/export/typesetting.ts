import { jsonText } from '../../../shared/bundle/documents.ts';
import { platePath } from '../../../shared/bundle/dossier/exhibits.ts';
import { attachedIncidents, dossierData } from '../../../shared/bundle/dossier-data.ts';
import type { BundleContents, BundleExhibit } from '../../../shared/bundle/input.ts';
import { checkedDocuments } from '../../../shared/bundle/plan.ts';
import type { TypesetRequest, TypesetResponse } from '../../../shared/ipc.ts';
import { concat, ownBytes, utf8 } from '../bytes.ts';
import { VaultFailure } from '../failure.ts';

/** The dossier by the typesetting process at the other end of a port. */

/** Pictures past this are in the bundle only: the typesetter holds all it is given in memory. */
const mostPictureBytes = 256 * 1024 * 1024;

type OpenExhibit = (exhibit: BundleExhibit) => AsyncIterable<Uint8Array>;

const plates = async (contents: BundleContents, open: OpenExhibit): Promise<TypesetRequest['files']> => {
  const files: { path: string; bytes: Uint8Array }[] = [];
  let total = 0;
  for (const exhibit of contents.exhibits) {
    const path = platePath(exhibit);
    total += path === undefined ? 0 : exhibit.size;
    if (path === undefined || total > mostPictureBytes) continue;
    const parts: Uint8Array[] = [];
    for await (const part of open(exhibit)) parts.push(part);
    files.push({ path, bytes: concat(...parts) });
  }
  return files;
};

/** Asks the typesetting process behind the port. @throws VaultFailure export_failed (`typesetting`), cancelled. */
export const typesetBy = (
  port: MessagePort,
  request: TypesetRequest,
  signal: AbortSignal,
): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const fail = (detail: string) => reject(new VaultFailure('export_failed', detail));
    port.onmessage = ({ data }: MessageEvent<TypesetResponse>) => {
      if (data.id !== request.id) return;
      if (data.ok) resolve(ownBytes(data.pdf));
      // The compiler's own words may quote the dossier.
      else fail('typesetting');
    };
    port.onmessageerror = () => fail('typesetting');
    port.addEventListener('close', () => fail('typesetting'));
    signal.addEventListener('abort', () => reject(new VaultFailure('cancelled')));
    port.postMessage(request);
  });

/** @throws VaultFailure export_failed (`typesetting`), cancelled, evidence_damaged. */
export const typesetDossier = async (
  port: MessagePort,
  contents: BundleContents,
  open: OpenExhibit,
  signal: AbortSignal,
): Promise<Uint8Array> => {
  const incidents = utf8(jsonText(checkedDocuments(contents).incidents));
  const files = [{ path: attachedIncidents, bytes: incidents }, ...(await plates(contents, open))];
  if (signal.aborted) throw new VaultFailure('cancelled');
  const data = JSON.stringify(dossierData(contents));
  return typesetBy(port, { id: 1, template: 'dossier', data, files }, signal);
};
