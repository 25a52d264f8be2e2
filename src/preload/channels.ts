/** The two channels between the preload script and the main process. */
export const callChannel = 'claimbench:call'
export const eventChannel = 'claimbench:event'
