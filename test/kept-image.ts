/** Which images of the index are on the disk. Stands alone, so that it can be evaluated in any window. */
export const keptImages = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('zapys-index');
    opening.onerror = () => reject(opening.error ?? new Error('zapys-index'));
    opening.onsuccess = () => {
      if (!opening.result.objectStoreNames.contains('images')) {
        opening.result.close();
        resolve('[]');
        return;
      }
      const reading = opening.result.transaction('images').objectStore('images').getAll();
      reading.onerror = () => reject(reading.error ?? new Error('images'));
      reading.onsuccess = () => {
        opening.result.close();
        resolve(JSON.stringify(reading.result));
      };
    };
  });

/** Between two looks: a vault at rest leaves its image within this. */
const pause = 3_000;

/** Resolves once an image is on the disk and is not followed by another. */
export const imageLeft = async (look: () => Promise<string>): Promise<void> => {
  for (let before = ''; ; ) {
    const now = await look();
    if (now !== '[]' && now === before) return;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
};
