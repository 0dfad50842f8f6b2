import { z } from 'zod';

// Imported before any schema is made: compiling one at run time would need eval, which the content security
// policy forbids.
z.config({ jitless: true });
