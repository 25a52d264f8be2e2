/** Opens a project as a user without rights (the tests' own may be root): `read-as-nobody.ts PATH`. One line of JSON. */
import { openDesk, refused } from './project.ts'

const path = process.argv[2] ?? ''
process.setgroups?.([])
process.setgid?.(65534)
process.setuid?.(65534)
try {
  const desk = openDesk(path)
  const { readOnlyReason } = desk.ask('project.overview', {})
  const { code } = refused(() => desk.run('project.rename', { title: 'x' }))
  console.log(JSON.stringify({ reason: readOnlyReason, refused: code, verified: desk.session.verify().ok }))
  desk.close()
} catch (thrown) {
  const { error } = thrown as { error?: { code: string } }
  if (!error) throw thrown
  console.log(JSON.stringify({ error: error.code }))
}
