/** What an entry says of when it was made: the device's clock and zone. */
export type DeviceTime = { readonly time: string; readonly zone: string };

const two = (value: number): string => String(value).padStart(2, '0');

/** RFC 3339 with milliseconds and the device's own offset, and the IANA name of its zone. */
export const deviceTime = (now: Date = new Date()): DeviceTime => {
  const offset = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + offset * 60_000).toISOString().slice(0, -1);
  const size = Math.abs(offset);
  return {
    time: `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
};

/** The device's own date, `YYYY-MM-DD`. */
export const today = (): string => deviceTime().time.slice(0, 10);
