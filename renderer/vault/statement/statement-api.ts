import type { VaultApi } from '../../../shared/vault-api.ts';
import type { WorkerTransferred } from '../evidence/evidence-api.ts';
import type { OpenVault } from '../open-vault.ts';

type StatementApi = Pick<VaultApi<WorkerTransferred>, 'printStatement'>;

export const statementApi = (open: () => OpenVault): StatementApi => ({
  printStatement: async (input) => {
    const vault = open();
    try {
      // An unlock does not wait for the words of the statement.
      const { printStatement } = await import('./print-statement.ts');
      await printStatement(vault, input);
    } finally {
      input.typeset.close();
    }
  },
});
