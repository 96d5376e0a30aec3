import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import type { Agenda } from '@/lib/agenda/queries/find-agenda'
import { formatPhone } from '@/lib/site/rules'

const link = 'inline-flex min-h-11 items-center'

/** A request to agree the time with the teacher first, and how to reach them ([1.F3]). */
export async function AgreeFirst({ teacher }: { teacher: Agenda['teacher'] }) {
  const t = await getTranslations('agenda')
  return (
    <Notice icon="phone" title={t('agree')}>
      <span className="flex flex-wrap items-center gap-x-5">
        <span>{teacher.name}</span>
        <a className={link} href={`tel:${teacher.phone}`}>
          {formatPhone(teacher.phone)}
        </a>
        <a className={link} href={`mailto:${teacher.email}`}>
          {teacher.email}
        </a>
      </span>
    </Notice>
  )
}
