/** What screens use of the connection to the program. */
export * from './client.ts'
export * from './context.tsx'
export * from './errors.ts'
export * from './hooks.ts'
export * from './transport.ts'
