/** What an entry says of when it was made: the device's clock and zone. */
export type DeviceTime = { readonly time: string; readonly zone: string };

const two = (value: number): string => String(value).padStart(2, '0');

/** RFC 3339 with milliseconds and the device's own offset. */
const localTime = (now: Date): string => {
  const offset = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + offset * 60_000).toISOString().slice(0, -1);
  const size = Math.abs(offset);
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};

/** The local time, and the IANA name of the zone: finding that out takes a quarter of a millisecond. */
export const deviceTime = (now: Date = new Date()): DeviceTime => ({
  time: localTime(now),
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

/** The device's own date, `YYYY-MM-DD`; asked for every row of the list. */
export const today = (): string => localTime(new Date()).slice(0, 10);
