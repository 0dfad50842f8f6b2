import { readFileSync } from 'node:fs';

/** What the browser asked of a network, whether or not it got through. */
export type NetworkUse = {
  /** Requests outside the app's own scheme; `error` is Chromium's (negative) when it ended in one. */
  readonly requests: readonly { readonly url: string; readonly error: number | undefined }[];
  /** Names looked up and sockets opened: these reach the wire. */
  readonly wire: readonly string[];
};

type NetLog = {
  readonly constants: {
    readonly logSourceType: Record<string, number>;
    readonly logEventTypes: Record<string, number>;
  };
  readonly events: readonly {
    readonly source: { readonly id: number; readonly type: number };
    readonly type: number;
    readonly params?: Readonly<Record<string, unknown>>;
  }[];
};

const requestSources = new Set(['URL_REQUEST', 'WEB_SOCKET', 'BIDIRECTIONAL_STREAM', 'WEB_TRANSPORT_CLIENT']);
const wireSources =
  /^(SOCKET|UDP_SOCKET|UDP_CLIENT_SOCKET|TCP_STREAM_ATTEMPT|TLS_STREAM_ATTEMPT|HOST_RESOLVER_IMPL_JOB|DNS_TRANSACTION|DNS_OVER_HTTPS|QUIC_SESSION|HTTP2_SESSION|CERT_VERIFIER_JOB|NETWORK_SERVICE_HOST_RESOLVER)$/;

/** Reads a complete net log. @throws when it is not one: the app must have been closed, not killed. */
export function readNetLog(path: string): NetworkUse {
  const log = JSON.parse(readFileSync(path, 'utf8')) as NetLog;
  const sourceNames = namesByNumber(log.constants.logSourceType);
  const eventNames = namesByNumber(log.constants.logEventTypes);
  const requests = new Map<number, { url: string; error: number | undefined }>();
  const wire: string[] = [];
  for (const { source, type, params } of log.events) {
    const name = sourceNames.get(source.type) ?? '';
    if (wireSources.test(name)) wire.push(`${name} ${eventNames.get(type)} ${JSON.stringify(params ?? {})}`);
    if (!requestSources.has(name)) continue;
    const known = requests.get(source.id);
    const url = params?.url;
    const error = params?.net_error;
    requests.set(source.id, {
      url: typeof url === 'string' ? url : (known?.url ?? ''),
      error: typeof error === 'number' ? error : known?.error,
    });
  }
  return { requests: [...requests.values()].filter(({ url }) => !url.startsWith('app://')), wire };
}

const namesByNumber = (table: Record<string, number>): ReadonlyMap<number, string> =>
  new Map(Object.entries(table).map(([name, number]) => [number, name]));
