'use client'

import { useParams } from 'next/navigation'
import { buttonClass } from '@/components/ui/button-class'

export function WayOut({ home, contact }: { home: string; contact: string }) {
  const { structure } = useParams<{ structure?: string }>()
  return (
    <>
      <a className={buttonClass()} href={structure ? `/${structure}` : '/'}>
        {home}
      </a>
      {structure ? (
        <a className={buttonClass('quiet')} href={`/${structure}/contact`}>
          {contact}
        </a>
      ) : null}
    </>
  )
}
