import type { ExportApi } from '../../../shared/vault-api/cases-api.ts';
import { refuseUnlessLegal } from '../cases/cases-api.ts';
import type { WorkerTransferred } from '../evidence/evidence-api.ts';
import type { OpenVault } from '../open-vault.ts';
import { exportPlan } from './plan.ts';

export const exportApi = (open: () => OpenVault): ExportApi<WorkerTransferred> => ({
  planExport: async (request) => {
    const vault = open();
    refuseUnlessLegal(vault);
    return exportPlan(vault, request);
  },
  exportCase: async ({ task, ...input }) => {
    const vault = open();
    try {
      return await vault.tasks.run(task, async (running) => {
        // What writes bundles is a third of the worker's code: an unlock does not wait for it.
        const { exportCase } = await import('./export-case.ts');
        return exportCase(vault, input, running);
      });
    } finally {
      input.typeset.close();
      input.port.close();
    }
  },
});
