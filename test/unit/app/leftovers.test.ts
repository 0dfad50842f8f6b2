import { expect, test } from 'vitest';
import { createLeftovers, type LeftoverPorts } from '../../../renderer/app/leftovers.ts';
import { VaultCallError } from '../../../renderer/vault-client.ts';

const disk = (files: Readonly<Record<string, 'removable' | 'stuck' | 'failing'>>) => {
  const known = new Set(Object.keys(files));
  const ports: LeftoverPorts = {
    list: async () => [...known],
    remove: async (path) => {
      if (files[path] === 'failing') throw new VaultCallError({ code: 'internal' });
      return files[path] === 'removable';
    },
    forget: async (path) => void known.delete(path),
  };
  return { known, ports };
};

test('a file that cannot be removed is told and holds up no other', async () => {
  const { known, ports } = disk({
    '/stick/a': 'stuck',
    '/b': 'removable',
    '/c': 'failing',
    '/d': 'removable',
  });
  const leftovers = createLeftovers(ports);
  await leftovers.remove();
  expect(leftovers.store.getState()).toEqual({ paths: ['/stick/a', '/c'], error: { code: 'internal' } });
  expect([...known]).toEqual(['/stick/a', '/c']);
});

test('once everything is removed there is nothing to tell', async () => {
  const files: Record<string, 'removable' | 'stuck'> = { '/stick/a': 'stuck' };
  const leftovers = createLeftovers(disk(files).ports);
  await leftovers.remove();
  files['/stick/a'] = 'removable';
  await leftovers.remove();
  expect(leftovers.store.getState()).toEqual({ paths: [], error: undefined });
});

test('a list that cannot be read is told too', async () => {
  const { ports } = disk({});
  const leftovers = createLeftovers({
    ...ports,
    list: () => Promise.reject(new VaultCallError({ code: 'locked' })),
  });
  await leftovers.remove();
  expect(leftovers.store.getState()).toEqual({ paths: [], error: { code: 'locked' } });
});
