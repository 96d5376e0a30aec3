import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { buttonClass } from '@/components/ui/button'
import type { Day, WallTime } from '@/lib/core/time'
import { alertPath } from './paths'

/** Without a teacher: whoever gives the lessons of the pass. Both days are included; `hours`: those of the slot that was lost. */
type Props = {
  slug: string
  passId: string
  teacherId?: string
  from: Day
  until: Day
  hours?: { from: WallTime; until: WallTime }
}

/** 'Prévenez-moi' where nothing is free, or a slot was lost ([1.F2]). */
export async function AlertLink({ slug, passId, teacherId, from, until, hours }: Props) {
  const t = await getTranslations('waitingLists.alert')
  const query = { professeur: teacherId, du: from, au: until, de: hours?.from, a: hours?.until }
  return (
    <Link href={alertPath(slug, passId, query)} className={buttonClass('quiet')}>
      {t('link')}
    </Link>
  )
}
