'use client'

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'

type Props = { form: string; id: string; group: string; label: string }
type Drop = { id: string; side: 'avant' | 'apres' }

const rowOf = (handle: Element): HTMLElement | null => handle.closest('tr, li')

/** The rows among which one may be dropped: those of the same list and group that are shown. */
const listPeers = (handle: HTMLElement): HTMLElement[] => {
  const list = rowOf(handle)?.parentElement
  return [...(list?.querySelectorAll<HTMLElement>('[data-order-id]') ?? [])].filter(
    (other) => other.dataset.orderGroup === handle.dataset.orderGroup,
  )
}

/** The row under the pointer, and which side of it. */
function findDrop(handle: HTMLElement, { clientX, clientY }: PointerEvent): Drop | null {
  for (const other of listPeers(handle)) {
    const box = rowOf(other)!.getBoundingClientRect()
    if (clientY < box.top || clientY > box.bottom || clientX < box.left || clientX > box.right) continue
    return { id: other.dataset.orderId!, side: clientY < box.top + box.height / 2 ? 'avant' : 'apres' }
  }
  return null
}

/** A line where the row would go. */
function showDrop(handle: HTMLElement, drop: Drop | null): void {
  for (const other of listPeers(handle)) {
    const isThere = drop?.id === other.dataset.orderId
    rowOf(other)!.style.boxShadow = isThere ? `inset 0 ${drop?.side === 'avant' ? 3 : -3}px 0 var(--accent)` : ''
  }
}

/** Sends the list's form with a gesture, as one of its buttons would. */
function send(formId: string, gesture: string): void {
  const form = document.getElementById(formId)
  if (!(form instanceof HTMLFormElement)) return
  const button = Object.assign(document.createElement('button'), { name: 'geste', value: gesture, hidden: true })
  form.append(button)
  form.requestSubmit(button)
  button.remove()
}

/**
 * Takes a row elsewhere in its list: dragged with a finger or a mouse, or one step by the arrow keys. It needs a script, and
 * is there only with one: the buttons beside it don't.
 */
export function DragHandle({ form, id, group, label }: Props) {
  const handle = useRef<HTMLButtonElement>(null)
  const [isReady, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const drop = useRef<Drop | null>(null)
  const isStepping = useRef(false)
  // A row that changed places may have lost the focus on its way: the next arrow is for it too.
  useEffect(() => {
    if (isStepping.current) handle.current?.focus()
    isStepping.current = false
  })
  const follow = (event: PointerEvent<HTMLButtonElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    drop.current = findDrop(event.currentTarget, event)
    showDrop(event.currentTarget, drop.current?.id === id ? null : drop.current)
  }
  const end = (event: PointerEvent<HTMLButtonElement>) => {
    showDrop(event.currentTarget, null)
    if (event.type === 'pointerup' && drop.current && drop.current.id !== id)
      send(form, `${drop.current.side}:${id}:${drop.current.id}`)
    drop.current = null
  }
  const step = (event: KeyboardEvent) => {
    const gesture = { ArrowUp: 'monter', ArrowDown: 'descendre' }[event.key]
    if (!gesture) return
    event.preventDefault()
    isStepping.current = true
    send(form, `${gesture}:${id}`)
  }
  if (!isReady) return null
  return (
    <button
      ref={handle}
      type="button"
      aria-label={label}
      title={label}
      data-order-id={id}
      data-order-group={group}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={follow}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={step}
      className="grid size-11 cursor-grab touch-none place-items-center rounded-s text-muted hover:text-ink active:cursor-grabbing"
    >
      <Icon name="grip" />
    </button>
  )
}
