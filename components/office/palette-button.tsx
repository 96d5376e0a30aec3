'use client'

import dynamic from 'next/dynamic'
import { type MouseEvent, useEffect, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import type { PaletteWords } from './palette'

const Palette = dynamic(() => import('./palette').then((module) => module.Palette))

type Props = { href: string; label: string; shortcut: string; words: PaletteWords }

/** Opens the palette, by a press or by ⌘K and Ctrl+K anywhere; without a script it is a link to its page ([2.A1]). */
export function PaletteButton({ href, label, shortcut, words }: Props) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const follow = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', follow)
    return () => document.removeEventListener('keydown', follow)
  }, [])
  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey) return
    event.preventDefault()
    setOpen(true)
  }
  return (
    <>
      <a
        href={href}
        onClick={open}
        aria-label={label}
        aria-keyshortcuts="Control+K Meta+K"
        className="flex min-h-11 items-center gap-2 rounded-s border border-line-strong bg-surface px-3 text-muted no-underline hover:text-ink xl:w-full"
      >
        <Icon name="search" />
        {label}
        <kbd className="ml-auto hidden text-xs xl:inline">{shortcut}</kbd>
      </a>
      {isOpen ? <Palette href={href} words={words} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
