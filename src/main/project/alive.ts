/** Whether a process of this computer has this number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    // It is there, but another user's.
    return (thrown as NodeJS.ErrnoException).code === 'EPERM'
  }
}
