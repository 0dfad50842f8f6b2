import { z } from 'zod';

// The page's policy lets nothing be evaluated. Imported first: zod asks when the first schema is made.
z.config({ jitless: true });
