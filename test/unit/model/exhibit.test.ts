import { describe, expect, test } from 'vitest';
import { viewerFor } from '../../../shared/evidence/file-type.ts';
import { likelyKind, metadataSchema, metadataText, readMetadata } from '../../../shared/evidence/metadata.ts';
import { validateExhibitChanges } from '../../../shared/model/validate-exhibit.ts';

describe('what may be recorded of an exhibit', () => {
  test('custody, wording and kind as their fields allow', () => {
    expect(
      validateExhibitChanges({
        'exhibit.title': 'Повістка',
        'exhibit.kind': 'document',
        'exhibit.collected_on': '2025-03~',
        'exhibit.from_whom': { unanswered: 'declined' },
        'exhibit.seal': null,
      }),
    ).toBeUndefined();
  });

  test.each([
    ['exhibit.sha256', 'a'.repeat(64), 'unknown_field'],
    ['exhibit.metadata', { outcome: 'read' }, 'unknown_field'],
    ['exhibit.evidence', 'x', 'unknown_field'],
    ['account.place', 'Токмак', 'unknown_field'],
    ['exhibit.kind', 'painting', 'not_an_option'],
    ['exhibit.collected_on', 'yesterday', 'not_a_date'],
    // Whether it may leave must never be in doubt.
    ['exhibit.confidentiality', { unanswered: 'unknown' }, 'not_an_option'],
  ])('%s does not take %j', (field, value, code) => {
    expect(validateExhibitChanges({ [field]: value })).toEqual({ field, code });
  });
});

describe('what a file says of itself', () => {
  test('is kept only in its known keys and bounds', () => {
    expect(readMetadata({ outcome: 'read', latitude: 46.8, longitude: 35.4 })).toBeDefined();
    for (const odd of [{ latitude: 91 }, { taken: '2025-03-14' }, { camera_model: '' }, { secret: 'x' }])
      expect(metadataSchema.safeParse({ outcome: 'read', ...odd }).success).toBe(false);
  });

  test('loses line breaks, control characters and direction marks from its texts', () => {
    expect(metadataText('  Nikon\u0000\n COOLPIX\u202e ')).toBe('Nikon COOLPIX');
    expect(metadataText('\u0000')).toBeUndefined();
    expect(metadataText('📷'.repeat(1000))?.length).toBeLessThanOrEqual(500);
    expect(metadataText(42)).toBeUndefined();
  });

  test('makes a picture a photograph only when a camera took it', () => {
    expect(likelyKind('image/png', { outcome: 'read' })).toBeUndefined();
    expect(likelyKind('image/jpeg', { outcome: 'read', camera_model: 'X' })).toBe('photograph');
    expect(likelyKind('video/mp4', undefined)).toBe('video');
  });
});

test.each([
  ['image/heic', 'a.heic', 'picture'],
  ['image/tiff', 'a.tif', 'none'],
  ['application/pdf', 'a', 'pdf'],
  ['video/quicktime', 'a.mov', 'media'],
  ['application/octet-stream', 'протокол.TXT', 'text'],
  ['application/json', 'a.json', 'text'],
  ['application/zip', 'a.zip', 'none'],
])('a file of type %s named %s is looked at as %s', (type, name, viewer) => {
  expect(viewerFor(type, name)).toBe(viewer);
});
