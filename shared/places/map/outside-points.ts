export type Spot = [x: number, y: number];

/** Units of the map between the points of the grid, and from a place to where the country may end. */
const step = 5;

/**
 * Points of a grid that lie outside the country: further than `reach` from every site and joined to the map's edge.
 * There is no border in the data; these stand for what lies beyond it, so that no cell runs on into sea or neighbour.
 */
export const outsidePoints = (
  sites: readonly Spot[],
  width: number,
  height: number,
  reach: number,
): readonly Spot[] => {
  const columns = Math.ceil(width / step) + 1;
  const rows = Math.ceil(height / step) + 1;
  const near = new Uint8Array(columns * rows);
  const cells = Math.ceil(reach / step);
  for (const [x, y] of sites) {
    const column = Math.round(x / step);
    const row = Math.round(y / step);
    for (let r = Math.max(0, row - cells); r <= Math.min(rows - 1, row + cells); r += 1)
      for (let c = Math.max(0, column - cells); c <= Math.min(columns - 1, column + cells); c += 1)
        if (Math.hypot(c * step - x, r * step - y) < reach) near[r * columns + c] = 1;
  }
  const outside: Spot[] = [];
  const waiting: number[] = [];
  const visit = (column: number, row: number) => {
    if (column < 0 || row < 0 || column >= columns || row >= rows) return;
    const index = row * columns + column;
    if (near[index]) return;
    near[index] = 1;
    waiting.push(index);
  };
  for (let column = 0; column < columns; column += 1) for (const row of [0, rows - 1]) visit(column, row);
  for (let row = 0; row < rows; row += 1) for (const column of [0, columns - 1]) visit(column, row);
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const column = index % columns;
    const row = (index - column) / columns;
    outside.push([column * step, row * step]);
    visit(column - 1, row);
    visit(column + 1, row);
    visit(column, row - 1);
    visit(column, row + 1);
  }
  return outside;
};
