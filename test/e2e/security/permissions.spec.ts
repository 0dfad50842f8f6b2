import { expect, test } from '../harness/probe.ts';

/** What the page asks for, and the error it must get. A TypeError: the interface is not there at all. */
const requests: Readonly<Record<string, { readonly ask: string; readonly refused: RegExp }>> = {
  'the camera': { ask: 'navigator.mediaDevices.getUserMedia({ video: true })', refused: /^NotAllowedError$/ },
  'the microphone': {
    ask: 'navigator.mediaDevices.getUserMedia({ audio: true })',
    refused: /^NotAllowedError$/,
  },
  'the screen': {
    ask: 'navigator.mediaDevices.getDisplayMedia({ video: true })',
    refused: /^(NotAllowedError|AbortError|NotReadableError)$/,
  },
  'the place': {
    ask: 'new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, (error) => reject({ name: "code " + error.code })))',
    refused: /^code 1$/,
  },
  notifications: {
    ask: `Notification.requestPermission().then((state) => { if (state !== 'granted') throw { name: state }; })`,
    refused: /^denied$/,
  },
  'the clipboard': { ask: 'navigator.clipboard.readText()', refused: /^NotAllowedError$/ },
  'a USB device': {
    ask: 'navigator.usb.requestDevice({ filters: [] })',
    refused: /^TypeError$/,
  },
  'a HID device': {
    ask: 'navigator.hid.requestDevice({ filters: [] })',
    refused: /^TypeError$/,
  },
  'a serial port': { ask: 'navigator.serial.requestPort()', refused: /^TypeError$/ },
  'a Bluetooth device': {
    ask: 'navigator.bluetooth.requestDevice({ acceptAllDevices: true })',
    refused: /^TypeError$/,
  },
  MIDI: { ask: 'navigator.requestMIDIAccess({ sysex: true })', refused: /^(NotAllowedError|SecurityError)$/ },
  'when the person is idle': {
    ask: `IdleDetector.requestPermission().then((state) => { if (state !== 'granted') throw { name: state }; })`,
    refused: /^(denied|NotAllowedError)$/,
  },
  'fonts of the system': { ask: 'queryLocalFonts()', refused: /^(NotAllowedError|SecurityError)$/ },
  'where windows are': { ask: 'getScreenDetails()', refused: /^NotAllowedError$/ },
};

/** Older Electron asks no handler about these: the page's own policy is what refuses them. */
const onlyByHeader = new Set(['fonts of the system']);

for (const [what, { ask, refused }] of Object.entries(requests)) {
  const code = `Promise.resolve().then(() => ${ask}).then(() => 'granted', (error) => error.name)`;

  test(`the page gets no access to ${what}`, async ({ probe }) => {
    expect(await probe.window.evaluate(code)).toMatch(refused);
  });

  if (onlyByHeader.has(what)) continue;
  test(`without the page’s headers, the session refuses access to ${what}`, async ({ bare }) => {
    expect(await bare.evaluate(code)).toMatch(refused);
  });
}

test('no permission reads as granted', async ({ bare }) => {
  const granted = await bare.evaluate(`(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi', 'idle-detection',
      'window-management', 'local-fonts', 'persistent-storage', 'screen-wake-lock', 'background-sync'];
    const states = await Promise.all(names.map((name) =>
      navigator.permissions.query({ name }).then(({ state }) => [name, state], () => [name, 'unknown'])));
    return states.filter(([, state]) => state === 'granted').map(([name]) => name);
  })()`);
  expect(granted).toEqual([]);
});
