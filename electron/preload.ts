import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, PortMessage } from '../shared/ipc.ts';
import { isIpcCall, isIpcEvent, portChannel } from '../shared/ipc-names.ts';

/** The whole of what the window can ask of main: the calls of the contract by name, and its events. */
const bridge: Bridge = {
  invoke: (call, input) =>
    isIpcCall(call) ? ipcRenderer.invoke(call, input) : Promise.reject(new Error('No such call')),
  on: (event, listener) => {
    if (!isIpcEvent(event)) throw new Error('No such event');
    const forward = (_: unknown, payload: Parameters<typeof listener>[0]) => listener(payload);
    ipcRenderer.on(event, forward);
    return () => void ipcRenderer.off(event, forward);
  },
};
contextBridge.exposeInMainWorld('zapys', bridge);

// Ports cannot cross the context bridge; a message to our own origin can carry them.
ipcRenderer.on(portChannel, (event, id: string) => {
  window.postMessage({ zapys: 'port', id } satisfies PortMessage, 'app://zapys', [...event.ports]);
});
