import { readFileSync } from 'node:fs';

/** Something the browser asked of a network. */
export type NetworkUse = { readonly kind: string; readonly detail: string };

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

/** Source types that exist only because somebody wants a network. */
const sources =
  /^(URL_REQUEST|HOST_RESOLVER|DNS_|SOCKET$|UDP_SOCKET|TCP_STREAM|TRANSPORT_CONNECT|SSL_CONNECT|.*_CONNECT_JOB|.*STREAM_JOB|QUIC|HTTP2|WEB_TRANSPORT|PAC_FILE|CERT_|NETWORK_QUALITY)/;

/** Every use of a network in a net log that is not a request to the app's own scheme. @throws when it is no net log. */
export function networkUses(path: string): readonly NetworkUse[] {
  const log = JSON.parse(readFileSync(path, 'utf8')) as NetLog;
  const nameOf = (table: Record<string, number>): ReadonlyMap<number, string> =>
    new Map(Object.entries(table).map(([name, number]) => [number, name]));
  const sourceNames = nameOf(log.constants.logSourceType);
  const eventNames = nameOf(log.constants.logEventTypes);
  const uses: NetworkUse[] = [];
  const seen = new Set<number>();
  for (const event of log.events) {
    const source = sourceNames.get(event.source.type) ?? String(event.source.type);
    if (!sources.test(source)) continue;
    const url = event.params?.url;
    if (typeof url === 'string' && url.startsWith('app:')) seen.add(event.source.id);
    if (seen.has(event.source.id)) continue;
    seen.add(event.source.id);
    uses.push({
      kind: source,
      detail: `${eventNames.get(event.type) ?? event.type} ${JSON.stringify(event.params ?? {})}`,
    });
  }
  return uses;
}
