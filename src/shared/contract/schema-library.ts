/**
 * The only door to the schema library. Zod would try `new Function` when its first schema is made, which the window's
 * content policy forbids and reports; so it is told not to before any schema exists. Callers: everything with schemas.
 */
import { z } from 'zod';

z.config({ jitless: true });

export { z };
