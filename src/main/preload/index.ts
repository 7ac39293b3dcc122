/**
 * The bridge between page and shell: exposes one frozen object of functions and hands the port on to the page. It
 * decides nothing and keeps nothing; every request is checked on the other side. Loaded by the window, sandboxed.
 */
import { contextBridge, ipcRenderer } from 'electron';
import {
  hostChannels,
  windowHostName,
  type Appearance,
  type HostEvent,
  type PortMessage,
  type WindowHost,
} from '#shared/contract/host-service.ts';
import type { Outcome } from '#shared/base/outcome.ts';

const windowHost: WindowHost = {
  requestPort: (nonce) => ipcRenderer.send(hostChannels.requestPort, nonce),
  pickFile: (kind) => ipcRenderer.invoke(hostChannels.pickFile, kind),
  saveFile: (request) => ipcRenderer.invoke(hostChannels.saveFile, request),
  savePrintedPage: (suggestedName) => ipcRenderer.invoke(hostChannels.savePrintedPage, suggestedName),
  setTitle: (planName) => ipcRenderer.send(hostChannels.setTitle, planName),
  readAppearance: async () => {
    const answer = (await ipcRenderer.invoke(hostChannels.readAppearance)) as Outcome<Appearance>;
    if (!answer.ok) throw new Error('The shell did not answer how the window should look.');
    return answer.value;
  },
  setAppearance: (choice) => ipcRenderer.send(hostChannels.setAppearance, choice),
  answerClose: (mayClose) => ipcRenderer.send(hostChannels.answerClose, mayClose),
  listen: (listener) => {
    const receive = (_event: unknown, hostEvent: HostEvent): void => listener(hostEvent);
    ipcRenderer.on(hostChannels.event, receive);
    ipcRenderer.send(hostChannels.listening);
    return () => void ipcRenderer.off(hostChannels.event, receive);
  },
};

contextBridge.exposeInMainWorld(windowHostName, Object.freeze(windowHost));

// A port cannot cross the bridge as an argument, so the page receives it as a message from itself.
ipcRenderer.on(hostChannels.port, (event, message: PortMessage) => {
  window.postMessage(message, window.location.origin, [...event.ports]);
});
