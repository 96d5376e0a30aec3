'use client'

import { useParams } from 'next/navigation'
import { buttonClass } from '@/components/ui/button-class'
import { cx } from '@/components/ui/cx'

/** Links of a structure where there is one, and to the list of structures where the address names none. */
export function WayOut({ home, contact }: { home: string; contact: string }) {
  const { structure } = useParams<{ structure: string }>()
  // Only the document knows whether that structure exists: it carries its name.
  const known = '[html:not([data-structure])_&]:hidden'
  return (
    <>
      <a className={cx(buttonClass(), known)} href={`/${structure}`}>
        {home}
      </a>
      <a className={cx(buttonClass('quiet'), known)} href={`/${structure}/contact`}>
        {contact}
      </a>
      <a className={cx(buttonClass(), '[html[data-structure]_&]:hidden')} href="/">
        {home}
      </a>
    </>
  )
}
