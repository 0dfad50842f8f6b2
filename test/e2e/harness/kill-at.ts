import { setTimeout as after } from 'node:timers/promises';
import type { RunningApp } from './running-app.ts';

/** Who is killed in turn; whoever outlives the victim has half a second to do damage before it goes too. */
export const victims = ['app', 'renderer', 'gpu-process'] as const;
export type Victim = (typeof victims)[number];

/** Does `work` until the app is killed under it, `delay` milliseconds after the work has armed the kill. */
export async function killedDuring(
  running: RunningApp,
  victim: Victim,
  delay: number,
  work: (arm: () => void) => Promise<void>,
): Promise<void> {
  let dying = false;
  let killed: Promise<void> | undefined;
  const arm = (): void => {
    killed = after(delay).then(async () => {
      dying = true;
      if (victim !== 'app') {
        running.killOnly(victim);
        await after(500);
      }
      await running.kill();
    });
  };
  await work(arm).catch((error: unknown) => {
    // The work ends because the app is gone, and for no other reason.
    if (!dying) throw error;
  });
  await killed;
}
