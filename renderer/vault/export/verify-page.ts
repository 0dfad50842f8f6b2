import { VaultFailure } from '../failure.ts';

/** The built `verify.html` that goes into every bundle, read only when a bundle is made. */
const pages = import.meta.glob<string>('../../../dist/verify-page/index.html', {
  query: '?raw',
  import: 'default',
});

/** @throws VaultFailure export_failed: this application was built without it. */
export const verifyPage = async (): Promise<string> => {
  const [load] = Object.values(pages);
  if (!load) throw new VaultFailure('export_failed', 'verify_page');
  return load();
};
