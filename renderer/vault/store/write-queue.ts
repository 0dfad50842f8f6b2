/** One writer at a time: each piece of work starts when the one before has ended, well or badly. */
export const createWriteQueue = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    // The failure is the caller's to handle; the queue itself goes on.
    last = mine.catch(() => undefined);
    return mine;
  };
};

export type WriteQueue = ReturnType<typeof createWriteQueue>;
