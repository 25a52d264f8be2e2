import type { Client } from '../../api/client.ts'
import { showPassingToast } from '../../components/toasts.ts'

/**
 * Says what was undone or done again, with the way back. That way is right only until the next change: whoever makes it, the
 * message goes, for its button would then undo or redo something else.
 */
export function sayStep(
  client: Pick<Client, 'latest' | 'onEvent'>,
  project: string,
  message: string,
  back: { readonly label: string; readonly run: () => void }
): void {
  const position = client.latest(project) ?? Number.POSITIVE_INFINITY
  showPassingToast(message, back, (close) =>
    client.onEvent((event) => {
      if (event.type === 'changed' && event.project === project && event.position > position) close()
      if (event.type === 'closed' && event.project === project) close()
    })
  )
}
