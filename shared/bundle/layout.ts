import type { BundleExhibit } from './input.ts';

/** Names of the files of a bundle, inside its base folder. */
export const names = {
  bagit: 'bagit.txt',
  bagInfo: 'bag-info.txt',
  readme: 'README.txt',
  verifyPage: 'verify.html',
  publicKey: 'zapys.pub',
  signature: 'tagmanifest-sha256.txt.minisig',
  dossier: 'data/dossier.pdf',
  incidents: 'data/incidents.json',
  incidentsSchema: 'data/incidents.schema.json',
  incidentsTable: 'data/incidents.csv',
  personsTable: 'data/persons.csv',
  exhibitsTable: 'data/exhibits.csv',
  custodyTable: 'data/custody.csv',
  consent: 'data/consent.json',
  omissions: 'data/omissions.json',
  omissionsTable: 'data/omissions.csv',
  proofs: 'data/ledger/proofs.json',
  proofsSchema: 'data/ledger/proofs.schema.json',
  exhibits: 'data/exhibits/',
} as const;

/** The payload manifests and tag manifests every bundle carries. */
export const bundleAlgorithms = ['sha256', 'sha512'] as const;

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'audio/aac': 'aac',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'image/avif': 'avif',
  'image/gif': 'gif',
  'image/heic': 'heic',
  'image/heif': 'heif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
  'image/webp': 'webp',
  'text/plain': 'txt',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
};

/** The neutral name an exhibit leaves under: its number, and an extension from its media type alone. */
export const exhibitPath = (exhibit: Pick<BundleExhibit, 'number' | 'mediaType'>): string =>
  `${names.exhibits}${exhibit.number}.${extensions[exhibit.mediaType] ?? 'bin'}`;
