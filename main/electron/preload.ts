import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { askChannel, scanChannel } from '../../shared/ipc/channels.ts';
import type { PostmenderApi, ScanEvent } from '../../shared/ipc/contract.ts';

const api: PostmenderApi = {
  ask: (question, input) => ipcRenderer.invoke(askChannel, question, input),
  onScan(listener) {
    const told = (_event: IpcRendererEvent, event: ScanEvent) => listener(event);
    ipcRenderer.on(scanChannel, told);
    return () => ipcRenderer.off(scanChannel, told);
  },
};
contextBridge.exposeInMainWorld('postmender', api);
