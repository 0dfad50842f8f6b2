import type { TypesetRequest, TypesetResponse } from '../../shared/ipc.ts';
import { typesetDossier, typesetStatement } from './typeset.ts';

/**
 * The typesetting process: gets one end of a channel from the main process, answers the vault worker at the
 * other end. It holds what it is given in memory, writes nothing, and ends with the channel.
 */
process.parentPort.on('message', ({ ports: [port] }) => {
  if (!port) return;
  port.on('message', ({ data }) => port.postMessage(answer(data)));
  port.on('close', () => process.exit(0));
  port.start();
});

const typeset = ({ template, data, files }: TypesetRequest): Uint8Array =>
  template === 'statement' ? typesetStatement(data) : typesetDossier(data, files);

const answer = (request: TypesetRequest): TypesetResponse => {
  try {
    return { id: request.id, ok: true, pdf: typeset(request) };
  } catch (error) {
    return { id: request.id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
};
