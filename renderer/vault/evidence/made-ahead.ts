/**
 * `count` things in their order, of which up to `ahead` are in the making at a time, the one that is asked for among
 * them: a disk and a processor then work at once. What one of them fails with is told when it is its turn.
 */
export async function* madeAhead<T>(
  count: number,
  ahead: number,
  make: (index: number) => Promise<T>,
): AsyncGenerator<T> {
  const coming: Promise<T>[] = [];
  let begun = 0;
  const begin = (): void => {
    const one = make(begun);
    // Told below, unless an earlier one failed first.
    one.catch(() => undefined);
    coming.push(one);
    begun += 1;
  };
  for (let told = 0; told < count; told += 1) {
    while (begun < count && coming.length < ahead) begin();
    const next = coming.shift();
    if (next) yield await next;
  }
}
