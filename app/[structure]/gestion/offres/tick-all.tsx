'use client'

import { useEffect, useState } from 'react'
import { bulkForm } from './bulk-form'

/** Ticks every offer of the list, or none; it needs a script, and is there only with one. */
export function TickAll({ labels }: { labels: { all: string; none: string } }) {
  const [isReady, setReady] = useState(false)
  const [isAll, setAll] = useState(false)
  useEffect(() => setReady(true), [])
  if (!isReady) return null
  const tick = () => {
    const boxes = document.querySelectorAll<HTMLInputElement>(`input[form="${bulkForm}"][name="offre"]`)
    for (const box of boxes) box.checked = !isAll
    setAll(!isAll)
  }
  return (
    <button type="button" onClick={tick} className="min-h-11 text-accent underline underline-offset-4">
      {isAll ? labels.none : labels.all}
    </button>
  )
}
