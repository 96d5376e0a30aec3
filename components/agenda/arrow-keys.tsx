'use client'

import type { KeyboardEvent, ReactNode } from 'react'

type Step = { column: -1 | 0 | 1; row: -1 | 0 | 1 }

const steps: Record<string, Step> = {
  ArrowUp: { column: 0, row: -1 },
  ArrowDown: { column: 0, row: 1 },
  ArrowLeft: { column: -1, row: 0 },
  ArrowRight: { column: 1, row: 0 },
}

/** How far a link is from another in a direction; null behind or beside it. Aside counts double, so a column is followed. */
function distance(from: DOMRect, to: DOMRect, { column, row }: Step): number | null {
  const across = to.left - from.left
  const down = to.top - from.top
  const ahead = column === 0 ? down * row : across * column
  const aside = column === 0 ? Math.abs(across) : Math.abs(down)
  if (ahead <= 1 || (column === 0 && aside > 1)) return null
  return ahead * (column === 0 ? 1 : 3) + aside
}

/** Arrows go from a free slot to the next one in their direction; Tab and every link work as anywhere without them. */
export function ArrowKeys({ children }: { children: ReactNode }) {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = steps[event.key]
    const current = (event.target as HTMLElement).closest<HTMLElement>('[data-slot]')
    if (!step || !current || event.altKey || event.ctrlKey || event.metaKey) return
    const from = current.getBoundingClientRect()
    const ranked = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-slot]')]
      .map((link) => ({ link, far: distance(from, link.getBoundingClientRect(), step) }))
      .filter((one): one is { link: HTMLElement; far: number } => one.far !== null)
      .sort((a, b) => a.far - b.far)
    event.preventDefault()
    ranked[0]?.link.focus()
  }
  // biome-ignore lint/a11y/noStaticElementInteractions: it only moves the focus between the links inside
  return <div onKeyDown={move}>{children}</div>
}
