'use client'

import type { ReactNode } from 'react'
import {
  Dialog as AriaDialog,
  DialogTrigger,
  Heading,
  Modal,
  ModalOverlay,
  Button as PressButton,
} from 'react-aria-components'
import { type ButtonLook, buttonClass } from './button-class'

type Props = {
  /** The text of the button that opens it. */
  trigger: ReactNode
  triggerLook?: ButtonLook
  /** Said by screen readers instead of the trigger's text, when that text alone is ambiguous. */
  triggerLabel?: string
  title: ReactNode
  children: ReactNode
  /** 'alertdialog' for what can't be undone. */
  role?: 'dialog' | 'alertdialog'
}

/** A question over the page; Escape and a press outside close it. Behind login only: public pages use `<details>` or a page. */
export function Dialog({ trigger, triggerLook = 'quiet', triggerLabel, title, children, role }: Props) {
  return (
    <DialogTrigger>
      <PressButton aria-label={triggerLabel} className={buttonClass(triggerLook)}>
        {trigger}
      </PressButton>
      <ModalOverlay
        isDismissable
        className="fixed inset-0 z-40 flex items-end justify-center bg-[oklch(0.15_0.01_60/0.6)] sm:items-center sm:p-6"
      >
        <Modal className="max-h-[92dvh] w-full max-w-[34rem] overflow-y-auto rounded-t-l bg-surface shadow-card outline-none sm:rounded-l">
          <AriaDialog role={role} className="grid gap-4 p-6 outline-none sm:p-8">
            <Heading slot="title" className="display text-2xl">
              {title}
            </Heading>
            {children}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  )
}
