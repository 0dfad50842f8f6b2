import type { StatementApi } from '../../../shared/vault-api/cases-api.ts';
import type { WorkerTransferred } from '../evidence/evidence-api.ts';
import type { OpenVault } from '../open-vault.ts';

export const statementApi = (open: () => OpenVault): StatementApi<WorkerTransferred> => ({
  printStatement: async ({ task, ...input }) => {
    const vault = open();
    try {
      await vault.tasks.run(task, async (running) => {
        // An unlock does not wait for the words of the statement.
        const { printStatement } = await import('./print-statement.ts');
        await printStatement(vault, input, running);
      });
    } finally {
      input.typeset.close();
      input.port.close();
    }
  },
});
