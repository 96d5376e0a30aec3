'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const everyMs = 3_000

/** Looks again while something is being made; without a script the page is loaded again by hand. */
export function ProgressWatch() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, everyMs)
    return () => clearInterval(timer)
  }, [router])
  return null
}
