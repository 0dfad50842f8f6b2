import type { Page } from '@playwright/test';
import type { Bridge, TypesetRequest, TypesetResponse } from '../../../shared/ipc.ts';

export type Base64File = { readonly path: string; readonly base64: string };

/** Asks the app's typesetting process, as the vault does, through the window; the answer's bytes as base64. */
export function typesetInApp(page: Page, data: string, files: readonly Base64File[]): Promise<string> {
  return page.evaluate(
    async ({ data, files }) => {
      const own = window as unknown as { zapys: Bridge };
      const arrived = new Promise<MessagePort>((resolve) => {
        addEventListener('message', (event) => {
          if (event.data?.zapys === 'port' && event.ports[0]) resolve(event.ports[0]);
        });
      });
      await own.zapys.invoke('typeset:open', {});
      const port = await arrived;
      const answered = new Promise<TypesetResponse>((resolve) => {
        port.onmessage = (event) => resolve(event.data);
      });
      const bytesOf = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const request: TypesetRequest = {
        id: 7,
        template: 'dossier',
        data,
        files: files.map(({ path, base64 }) => ({ path, bytes: bytesOf(base64) })),
      };
      port.postMessage(request);
      const answer = await answered;
      port.close();
      if (!answer.ok) throw new Error(answer.message);
      let binary = '';
      for (const byte of answer.pdf) binary += String.fromCharCode(byte);
      return btoa(binary);
    },
    { data, files },
  );
}
