'use client'

import { useParams } from 'next/navigation'
import { LinkButton } from '@/components/ui/button'

export function WayOut({ home, offers }: { home: string; offers: string }) {
  const { structure } = useParams<{ structure?: string }>()
  return (
    <>
      <LinkButton href={structure ? `/${structure}` : '/'}>{home}</LinkButton>
      {structure ? (
        <LinkButton look="quiet" href={`/${structure}/cours-et-tarifs`}>
          {offers}
        </LinkButton>
      ) : null}
    </>
  )
}
