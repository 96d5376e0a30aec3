'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** While it is on a page, the page asks for itself again: what works in the background is seen to advance. */
export function RefreshWhile({ everyMs }: { everyMs: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), everyMs)
    return () => clearInterval(timer)
  }, [router, everyMs])
  return null
}
