import type { BundleContents, BundleExhibit, CustodyEvent } from './input.ts';

/** The chain of custody of an exhibit, oldest first, this export last. */
export const custodyOf = (contents: BundleContents, exhibit: BundleExhibit): readonly CustodyEvent[] => [
  ...exhibit.custody,
  {
    action: 'exported',
    time: contents.exported.time,
    zone: contents.exported.zone,
    by: contents.exporter,
    entry: undefined,
  },
];
