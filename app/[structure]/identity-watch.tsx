'use client'

import { useEffect } from 'react'

type Props = { meta: string; identity: string; secondsLeft: number | null }

/**
 * A document keeps its frame from page to page. Once another tab has changed who this session is, or the time is over, the
 * frame would tell of somebody else: the whole document is asked for again ([2.B1]).
 */
export function IdentityWatch({ meta, identity, secondsLeft }: Props) {
  useEffect(() => {
    const check = () => {
      const said = document.querySelector<HTMLMetaElement>(`meta[name="${meta}"]`)?.content
      if (said !== undefined && said !== identity) window.location.reload()
    }
    check()
    const observer = new MutationObserver(check)
    observer.observe(document.head, { childList: true, subtree: true, attributes: true, attributeFilter: ['content'] })
    return () => observer.disconnect()
  }, [meta, identity])

  useEffect(() => {
    if (secondsLeft === null) return
    const timer = setTimeout(() => window.location.reload(), (secondsLeft + 1) * 1000)
    return () => clearTimeout(timer)
  }, [secondsLeft])

  return null
}
