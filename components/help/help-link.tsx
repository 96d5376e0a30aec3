'use client'

import { usePathname } from 'next/navigation'
import { findChapterOf, helpPath } from '@/lib/help/rules'
import type { HelpAudience } from '@/lib/help/types'

type Props = { slug: string; audience: HelpAudience; label: string; className?: string }

/** To the chapter of the guide that explains the page one is on ([2.F4]); to the whole guide where none does. */
export function HelpLink({ slug, audience, label, className }: Props) {
  const part = usePathname().split('/').slice(2).join('/')
  return (
    <a href={helpPath(slug, audience, findChapterOf(audience, part))} className={className}>
      {label}
    </a>
  )
}
