import { z } from 'zod';

// Trusted Types refuse code made from text, which zod would otherwise try for speed. Imported before any schema.
z.config({ jitless: true });
