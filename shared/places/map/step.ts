import type { MapCell } from './hromada-map.ts';

/**
 * The neighbour one comes to by going from a cell in a direction (`dx`, `dy`; down is positive): the straightest, and of
 * two about as straight the nearer; so every cell can be come to. The cell itself where nothing lies that way.
 */
export const stepFrom = (cells: readonly MapCell[], index: number, dx: number, dy: number): number => {
  const from = cells[index];
  if (!from) return index;
  let best = { index, score: 0 };
  for (const neighbour of from.neighbours) {
    const to = cells[neighbour];
    if (!to) continue;
    const [x, y] = [to.x - from.x, to.y - from.y];
    const far = Math.hypot(x, y);
    const straight = (x * dx + y * dy) / (far * Math.hypot(dx, dy));
    const score = straight / Math.sqrt(far);
    // Beyond some sixty degrees it would be another direction.
    if (straight > 0.5 && score > best.score) best = { index: neighbour, score };
  }
  return best.index;
};
