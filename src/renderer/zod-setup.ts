import { z } from 'zod'

// Imported before everything that defines a schema: the content security policy forbids the code that zod would compile.
z.config({ jitless: true })
