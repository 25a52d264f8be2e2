/** What Python's own reader of mails (`email`, of its standard library) makes of a folder of them: an independent peer. */
import { spawnSync } from 'node:child_process'
import { DataAbsent } from '../measure.ts'

export interface PeerMail {
  readonly subject: string
  readonly sender: string
  /** Milliseconds since 1970; null where there is none or it cannot be read. */
  readonly date: number | null
  readonly body: string
}

const script = `
import email, email.policy, html, json, os, re, sys
def clean(text):
    return (text or '').encode('utf-8', 'surrogateescape').decode('utf-8', 'replace')
def tried(work, otherwise):
    try:
        return work()
    except Exception:
        return otherwise
def words(part):
    if part is None: return ''
    text = part.get_content()
    if part.get_content_type() != 'text/html': return text
    text = re.sub(r'(?is)<(style|script|head|title)\\b.*?</\\1\\s*>|<!--.*?-->|<[^>]*>', ' ', text)
    return html.unescape(text)
found = {}
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        if not name.endswith('.eml'): continue
        path = os.path.join(folder, name)
        with open(path, 'rb') as file:
            mail = email.message_from_binary_file(file, policy=email.policy.default)
        first = tried(lambda: mail['from'].addresses[0], None)
        found[os.path.relpath(path, sys.argv[1]).replace(os.sep, '/')] = {
            'subject': clean(tried(lambda: str(mail['subject'] or ''), '')),
            'sender': clean(first.display_name or first.addr_spec) if first else '',
            'date': tried(lambda: mail['date'].datetime.timestamp() * 1000, None),
            'body': clean(tried(lambda: words(mail.get_body(preferencelist=('plain', 'html'))), ''))
        }
print(json.dumps(found))
`

/** By path below the folder. Throws DataAbsent where Python is not installed. */
export function peerMails(folder: string): Record<string, PeerMail> {
  const run = spawnSync('python3', ['-c', script, folder], { encoding: 'utf8', maxBuffer: 1e9 })
  if (run.error !== undefined) throw new DataAbsent('python3')
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout) as Record<string, PeerMail>
}
