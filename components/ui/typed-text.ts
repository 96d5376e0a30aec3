'use client'

import { useLayoutEffect, useState, useSyncExternalStore } from 'react'

const never = () => () => {}
const isInBrowser = () => typeof document !== 'undefined'

/** True in the one rendering by which the browser takes over what the server wrote. */
export const useTakeover = (): boolean =>
  useSyncExternalStore(
    never,
    () => false,
    () => isInBrowser(),
  )

type Typed = { value: string; start: number; end: number }

function readTyped(id: string): Typed | null {
  const field = document.getElementById(id)
  if (!(field instanceof HTMLTextAreaElement) || field.value === field.defaultValue) return null
  return { value: field.value, start: field.selectionStart, end: field.selectionEnd }
}

/** React gives a textarea its first text back when it takes a page over: what was typed until then is kept here. */
export function useTypedText(id: string): void {
  const isTakeover = useTakeover()
  const [typed] = useState(() => (isTakeover ? readTyped(id) : null))
  useLayoutEffect(() => {
    const field = document.getElementById(id)
    if (!typed || !(field instanceof HTMLTextAreaElement)) return
    field.value = typed.value
    field.setSelectionRange(typed.start, typed.end)
  }, [id, typed])
}
