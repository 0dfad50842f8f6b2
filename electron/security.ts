import type { App, Session, WebContents, WebPreferences } from 'electron';

/**
 * The whole security policy of the shell. The window shows one bundled page, reaches nothing outside it, and
 * asks main only what shared/ipc.ts lists. Each line here has a test that tries what it forbids
 * (test/e2e/security/), but for those that stand behind an interface switched off here.
 */

/** The one origin there is, and the one document the window may show. */
export const scheme = 'app';
export const host = 'zapys';
export const origin = `${scheme}://${host}`;
export const pageUrl = `${origin}/index.html`;

/** Whether `url` is the page itself: a reload. Nothing but its fragment may differ. */
export const isPage = (url: string): boolean => url.split('#')[0] === pageUrl;

// ── What the page may load ──────────────────────────────────────────────────────────────────────────────────

const contentPolicy = (directives: readonly string[]): string => directives.join('; ');

/** For the page. No inline script or style, no eval, no other origin, no frame, no form, no plugin. */
export const documentPolicy = contentPolicy([
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  // The page reads its own files only: the verify page it puts into bundles.
  "connect-src 'self'",
  // Neither is covered by default-src.
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // Strings never become script: the only policy is the one that names the worker's address.
  "require-trusted-types-for 'script'",
  'trusted-types zapys',
]);

/** For scripts, where it counts only when the script is a worker: the vault compiles WebAssembly, the page may not. */
export const workerPolicy = contentPolicy([
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
]);

/** For everything that is neither: an SVG opened on its own runs nothing. */
export const inertPolicy = contentPolicy(["default-src 'none'", "frame-ancestors 'none'", 'sandbox']);

/** Sensors and the like are refused before anything is asked; devices are switched off altogether, below. */
export const permissionsPolicy = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'window-management',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

// ── What the window is ──────────────────────────────────────────────────────────────────────────────────────

export const windowPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  plugins: false,
  // A second database beside the vault's, in older Chromium.
  enableWebSQL: false,
  // Spell-checking would fetch dictionaries and keep a file of the person's own words.
  spellcheck: false,
  // A file dropped beside the drop area must not replace the page.
  navigateOnDragDrop: false,
  // Idle locking and saving keep their time while the window is hidden.
  backgroundThrottling: false,
} as const satisfies WebPreferences;

// ── Before anything starts ──────────────────────────────────────────────────────────────────────────────────

const switches: Readonly<Record<string, string>> = {
  // No name resolves, not even the proxy's: whatever forgets the rules below still sends nothing.
  'host-resolver-rules': 'MAP * ~NOTFOUND',
  // Numeric addresses need no name; a proxy that cannot be found stops those, loopback included.
  'proxy-server': 'http://nowhere.invalid:1',
  'proxy-bypass-list': '<-loopback>',
  // WebRTC sends datagrams past the proxy unless told not to.
  'force-webrtc-ip-handling-policy': 'disable_non_proxied_udp',
  'disable-features': [
    'AsyncDns',
    'AutofillServerCommunication',
    'BackForwardCache',
    'CertificateTransparencyComponentUpdater',
    'DnsOverHttps',
    'InterestFeedContentSuggestions',
    'MediaRouter',
    'NetworkTimeServiceQuerying',
    'OptimizationHints',
    'Reporting',
    'SpareRendererForSitePerProcess',
    'Translate',
    'WebRtcHideLocalIpsWithMdns',
  ].join(','),
  // The page does not even see the interfaces to devices.
  'disable-blink-features': 'WebUSB,WebHID,Serial,WebBluetooth,WebNFC',
  'disable-background-networking': '',
  'disable-breakpad': '',
  'disable-component-update': '',
  'disable-crash-reporter': '',
  'disable-domain-reliability': '',
  'disable-sync': '',
  'no-pings': '',
  // Nothing on disk but the vault: no cache of pages, compiled shaders or media.
  'disable-gpu-shader-disk-cache': '',
  'disk-cache-size': '1',
  'media-cache-size': '1',
  // No cookie is kept, so the desktop's keyring is not asked for a key.
  'password-store': 'basic',
};

/** Call first of all, before the app is ready. Covers every session and web contents made later. */
export function secureApp(app: App): void {
  app.enableSandbox();
  for (const [name, value] of Object.entries(switches)) app.commandLine.appendSwitch(name, value);
  app.on('session-created', secureSession);
  app.on('web-contents-created', (_, contents) => secureContents(contents));
}

// ── Every session ───────────────────────────────────────────────────────────────────────────────────────────

export function secureSession(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !url.startsWith(`${origin}/`) }));
  session.on('will-download', (event) => event.preventDefault());

  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_, answer) => answer({}));
  session.setBluetoothPairingHandler((_, answer) => answer({ confirmed: false }));

  session.setSpellCheckerEnabled(false);
}

// ── Every web contents ──────────────────────────────────────────────────────────────────────────────────────

export function secureContents(contents: WebContents): void {
  // A reload is how locking forgets; going anywhere else is refused, whoever asks and in whichever frame.
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault();
    answer('');
  });
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

// ── Who may call main ───────────────────────────────────────────────────────────────────────────────────────

export type Sender = {
  /** Ids of the web contents that sent and of the window's own. */
  readonly id: number;
  readonly windowId: number | undefined;
  /** Undefined when the frame is already gone. */
  readonly frame: { readonly url: string; readonly isMain: boolean } | undefined;
};

/** Whether a message comes from the page itself: our window, its top frame, our document. */
export function isTrustedSender({ id, windowId, frame }: Sender): boolean {
  return id === windowId && frame?.isMain === true && isPage(frame.url);
}
