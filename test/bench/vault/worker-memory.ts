import type { CDPSession, Page } from '@playwright/test';
import { processesOf } from '../../e2e/harness/kill-tree.ts';
import { privateMegabytes } from '../private-memory.ts';

export type WorkerMemory = {
  /** Once what is not used any more was collected. */
  readonly used_mb: number;
  /** Before that: a browser at rest collects late. */
  readonly held_mb: number;
};

/** Collects in every worker of the page, each by the session that Chromium gives for it. */
const collectInWorkers = (session: CDPSession): Promise<void> =>
  new Promise((resolve, reject) => {
    session.on('Target.attachedToTarget', ({ sessionId }) => {
      const message = JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' });
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
    session.on('Target.receivedMessageFromTarget', () => resolve());
    session
      .send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
      .catch(reject);
  });

/** Megabytes of the pages that this process has open. */
export const pageMemory = (): number | undefined => privateMegabytes(processesOf('renderer', process.pid));

/**
 * What a vault that is open and checked takes in its process beyond an empty page, and what the page before left there;
 * undefined where the system does not tell.
 * @param before `pageMemory` while nothing had happened yet: what a page leaves behind is given back late
 * @param open opens the vault in the page, and resolves once it has been checked
 */
export const workerMemory = async (
  page: Page,
  before: number | undefined,
  open: () => Promise<void>,
): Promise<WorkerMemory | undefined> => {
  const session = await page.context().newCDPSession(page);
  await page.reload();
  await session.send('HeapProfiler.collectGarbage');
  await open();
  const held = pageMemory();
  await session.send('HeapProfiler.collectGarbage');
  await collectInWorkers(session);
  // No event tells when the system has what was collected.
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const used = pageMemory();
  if (before === undefined || held === undefined || used === undefined) return undefined;
  return { used_mb: used - before, held_mb: held - before };
};
