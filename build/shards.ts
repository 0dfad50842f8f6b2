import { statSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Deals the files out by their size, which is about the time they take: equal hands, so that none waits long. */
export class BySize extends BaseSequencer {
  override async shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { index, count } = this.ctx.config.shard ?? { index: 1, count: 1 };
    const sizes = new Map(files.map(({ moduleId }) => [moduleId, statSync(moduleId).size]));
    const largestFirst = [...files].sort(
      (a, b) =>
        (sizes.get(b.moduleId) ?? 0) - (sizes.get(a.moduleId) ?? 0) || (a.moduleId < b.moduleId ? -1 : 1),
    );
    // To and fro: who was dealt the larger of one round gets the smaller of the next.
    return largestFirst.filter((_, place) => {
      const round = Math.floor(place / count);
      const hand = place % count;
      return (round % 2 === 0 ? hand : count - 1 - hand) === index - 1;
    });
  }
}
