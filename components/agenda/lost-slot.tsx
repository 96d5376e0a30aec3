import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { shortWhenOf, whenOf } from '@/components/bookings/words'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Slot } from '@/lib/agenda/types'
import type { WeekOf } from './week-grid'

type Props = {
  of: WeekOf
  lost: string
  nearest: readonly Slot[]
  /** A lesson that was to be moved there stays where it is. */
  isMove?: boolean
  /** 'Prévenez-moi', where one may ask for it. */
  alert?: ReactNode
}

/** Somebody was quicker: nothing was taken, the week below is fresh, and these are the nearest ([1.F4] [1.G8]). */
export async function LostSlot({ of, lost, nearest, isMove = false, alert }: Props) {
  const t = await getTranslations('agenda.lost')
  return (
    <Notice kind="warning" role="alert" title={t('title')} action={alert}>
      <p>{t(isMove ? 'kept' : 'text', { when: whenOf(new Date(lost), of.zone) })}</p>
      {nearest.length > 0 ? (
        <p className="mt-2 flex flex-wrap items-center gap-2">
          <span>{t('near')}</span>
          {nearest.map((slot) => (
            <Link key={slot.startsAt.getTime()} href={of.hrefOf(slot)} className={buttonClass('quiet')}>
              {shortWhenOf(slot.startsAt, of.zone)}
            </Link>
          ))}
        </p>
      ) : null}
    </Notice>
  )
}
