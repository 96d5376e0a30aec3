import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { buttonClass } from '@/components/ui/button'
import { addDays, type Day } from '@/lib/core/time'
import { alertPath } from './paths'

type Props = { slug: string; passId: string; teacherId: string; monday: Day }

/** 'Prévenez-moi' of a week without a slot, or of one that was lost ([1.F2]). */
export async function AlertLink({ slug, passId, teacherId, monday }: Props) {
  const t = await getTranslations('waitingLists.alert')
  const query = { professeur: teacherId, du: monday, au: addDays(monday, 6) }
  return (
    <Link href={alertPath(slug, passId, query)} className={buttonClass('quiet')}>
      {t('link')}
    </Link>
  )
}
