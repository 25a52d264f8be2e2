/** Another program that opens a project for writing: `rival.ts PATH`. Says what it got, and keeps it until its input ends. */
import { makeSigner, openDesk } from './project.ts'

const desk = openDesk(process.argv[2] ?? '', {
  signer: makeSigner(),
  person: { name: `Rival ${process.pid}`, role: '' }
})
console.log(desk.session.readOnly ? 'reading' : 'writing')
process.stdin.resume()
process.stdin.on('end', () => {
  desk.close()
  process.exit()
})
