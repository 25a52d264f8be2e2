/** Text that a person pastes to be read, kept as long as the dialog is open. */
export interface Pasted {
  readonly text: string
  readonly set: (text: string) => void
}
