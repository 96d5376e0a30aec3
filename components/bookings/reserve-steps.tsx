import { getTranslations } from 'next-intl/server'
import { Steps } from '@/components/ui/page-header'
import { reservePath, teacherPath } from './paths'

/** Pass, teacher, time, confirmation: where one stands; what is behind can be changed. */
export async function ReserveSteps({
  slug,
  passId,
  current,
}: {
  slug: string
  passId?: string
  current: 0 | 1 | 2 | 3
}) {
  const t = await getTranslations('bookings.reserve')
  const steps = [
    { label: t('stepPass'), href: reservePath(slug) },
    { label: t('stepTeacher'), href: passId && teacherPath(slug, passId, { choisir: '1' }) },
    { label: t('stepTime') },
    { label: t('stepConfirm') },
  ]
  return <Steps label={t('steps')} steps={steps} current={current} />
}
