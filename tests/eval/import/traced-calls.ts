/** What a traced process asked the system for, out of what strace writes (`-f`, one line a call, the process's id first). */

export interface TracedCalls {
  /** How many calls of the program were traced at all: none means that the trace says nothing. */
  readonly seen: number
  /** Calls that write, make or take away a file, other than to its own devices. */
  readonly files: readonly string[]
  /** Calls that open or use a socket of the network. */
  readonly sockets: readonly string[]
  /** Calls that start another program. */
  readonly programs: readonly string[]
}

/** Calls that are traced, as strace's `-e trace=` takes them. */
export const tracedNames = [
  'execve',
  'clone,clone3,fork,vfork',
  'socket,connect,bind,listen,accept,accept4,sendto,sendmsg,sendmmsg',
  'open,openat,openat2,creat,truncate,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat',
  'symlink,symlinkat,chmod,fchmodat,chown,fchownat,mknod,mknodat'
].join(',')

const started = /^(\d+) +(?:clone3?|v?fork)\(.*\) += (\d+)$/
const resumed = /^(\d+) +<\.\.\. (?:clone3?|v?fork) resumed>.*= (\d+)$/
const call = /^(\d+) +(\w+)\((.*)$/

/** Devices and its own standing in the system: none is a file of anybody's. */
const harmless = /^[^"]*"\/(?:dev\/(?:null|u?random|tty)|proc\/self\/|sys\/)/

/**
 * Calls of the processes that run the program whose arguments hold `program`, and of their threads and children. A unix
 * socket pair is no network: the processes speak to each other over one.
 */
export function callsOf(log: string, program: string): TracedCalls {
  const own = new Set<string>()
  let seen = 0
  const files: string[] = []
  const sockets: string[] = []
  const programs: string[] = []
  for (const line of log.split('\n')) {
    const child = started.exec(line) ?? resumed.exec(line)
    if (child !== null && own.has(child[1] ?? '')) own.add(child[2] ?? '')
    const [, id = '', name = '', rest = ''] = call.exec(line) ?? []
    if (name === 'execve') {
      if (own.has(id)) programs.push(line)
      if (rest.includes(program)) own.add(id)
      continue
    }
    if (!own.has(id) || /^(?:clone|fork|vfork)/.test(name)) continue
    seen += 1
    if (/^(?:socket|connect|bind|listen|accept|send)/.test(name)) {
      if (!/AF_UNIX/.test(rest) || name === 'connect') sockets.push(line)
    } else if (/^(?:open|openat|openat2)$/.test(name)) {
      if (/O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/.test(rest) && !harmless.test(rest)) files.push(line)
    } else if (name !== '') files.push(line)
  }
  return { seen, files, sockets, programs }
}
