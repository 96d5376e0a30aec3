'use client'

import { useEffect, useState } from 'react'
import { Button } from './button'

type Props = { text: string; label: string; done: string }

/** Copies a text where the browser lets it; elsewhere it isn't there, and the text stands beside to be selected. */
export function CopyButton({ text, label, done }: Props) {
  const [state, setState] = useState<'absent' | 'ready' | 'copied'>('absent')
  useEffect(() => setState(navigator.clipboard ? 'ready' : 'absent'), [])
  if (state === 'absent') return null
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setState('copied')
  }
  return (
    <>
      <Button look="quiet" onClick={copy}>
        {label}
      </Button>
      <span role="status" className="self-center text-sm text-muted">
        {state === 'copied' ? done : ''}
      </span>
    </>
  )
}
