import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { IconButton } from './button.tsx'

interface DialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  /** `small` 440 px, `medium` 640, `wide` 1120; `large` is as wide and takes the height of the window. */
  readonly size?: 'small' | 'medium' | 'wide' | 'large'
  /** Buttons at the lower edge; the main one last. */
  readonly footer?: ReactNode
  /** Escape and a click beside it do not close it: work would be lost. */
  readonly holdOpen?: boolean
  readonly role?: 'dialog' | 'alertdialog'
  readonly children: ReactNode
}

/** A modal dialog with its title; focus stays inside and goes back to where it was. */
export function Dialog(props: DialogProps) {
  const { isOpen, onClose, title, size = 'medium', footer, holdOpen = false, role = 'dialog', children } = props
  const { t } = useTranslation()
  return (
    <ModalOverlay
      className="cb-overlay"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable={!holdOpen}
      isKeyboardDismissDisabled={holdOpen}
    >
      <Modal className={`cb-modal cb-modal-${size}`}>
        <AriaDialog className="cb-dialog" role={role}>
          <div className="cb-dialog-head">
            <Heading slot="title" level={2} className="cb-dialog-title">
              {title}
            </Heading>
            <IconButton icon={X} label={t('common:close')} onPress={onClose} />
          </div>
          <div className="cb-dialog-body">{children}</div>
          {footer ? <div className="cb-dialog-foot">{footer}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

interface SheetProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  /** The children bring their own visible heading; the title is for screen readers. */
  readonly hideTitle?: boolean
  /** Which edge it comes from; the end (right, in English) by default. */
  readonly side?: 'start' | 'end'
  readonly children: ReactNode
}

/** A panel that lies over an edge of the window, where the window is too narrow to have it beside the text. */
export function Sheet({ isOpen, onClose, title, hideTitle = false, side = 'end', children }: SheetProps) {
  const { t } = useTranslation()
  return (
    <ModalOverlay
      className={`cb-overlay cb-overlay-sheet cb-overlay-${side}`}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable
    >
      <Modal className="cb-sheet">
        <AriaDialog className="cb-dialog" aria-label={title}>
          <div className={hideTitle ? 'cb-sheet-head' : 'cb-dialog-head'}>
            {hideTitle ? <span className="grow" /> : <h2 className="cb-dialog-title">{title}</h2>}
            <IconButton icon={X} label={t('common:close')} onPress={onClose} />
          </div>
          <div className="cb-sheet-body">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
