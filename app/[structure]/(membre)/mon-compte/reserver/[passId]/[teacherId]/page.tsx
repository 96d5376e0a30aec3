import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { loadWeek, type ShownWeek, type WeekHref } from '@/components/agenda/load-week'
import { LostSlot } from '@/components/agenda/lost-slot'
import { toWeekOf, WeekView } from '@/components/agenda/week-view'
import { confirmPath, teacherPath, weekPath } from '@/components/bookings/paths'
import { ReserveSteps } from '@/components/bookings/reserve-steps'
import { PageHeader } from '@/components/ui/page-header'
import { AlertLink } from '@/components/waiting-lists/alert-link'
import { endOfRow } from '@/lib/agenda/rules'
import { weekSearch } from '@/lib/agenda/schema'
import type { Slot } from '@/lib/agenda/types'
import { formatDay } from '@/lib/core/formatting'
import { addDays, dayOf, wallTimeOf } from '@/lib/core/time'
import { requireMember } from '@/lib/gate/actor'
import { AgreeFirst } from './agree-first'

type Props = {
  params: Promise<{ structure: string; passId: string; teacherId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agenda'))('title') }
}

/** The week grid of a teacher for a pass ([1.F2], [1.F3]). */
export default async function WeekPage({ params, searchParams }: Props) {
  const { structure: slug, passId, teacherId } = await params
  const { actor, structure } = await requireMember(slug, weekPath(slug, passId, teacherId))
  const asked = weekSearch.parse(await searchParams)
  const scope = { structureId: structure.id, clientFileId: actor.clientFileId, passId, teacherId }
  const hrefOf: WeekHref = (query) => weekPath(slug, passId, teacherId, query)
  const slotHref = (slot: Slot) => confirmPath(slug, passId, teacherId, slot)
  const shown = await loadWeek(hrefOf, structure.timeZone, scope, asked)
  const { teacher } = shown.agenda
  const t = await getTranslations('agenda')
  const { monday } = shown.week
  const ask = { slug, passId, teacherId }
  return (
    <div className="page grid gap-6 pb-16">
      <div>
        <PageHeader className="!pb-5" title={t('title')} lead={<Lead {...shown} slug={slug} />} />
        <ReserveSteps slug={slug} passId={passId} current={2} />
      </div>
      {teacher.asksToAgreeFirst ? <AgreeFirst teacher={teacher} /> : null}
      {asked.perdu ? (
        <LostSlot
          of={toWeekOf({ shown, slotHref })}
          lost={asked.perdu}
          nearest={shown.nearest}
          alert={<AlertLink {...ask} {...momentOf(asked.perdu, shown)} />}
        />
      ) : null}
      <WeekView
        shown={shown}
        asked={asked}
        slotHref={slotHref}
        hrefOf={hrefOf}
        phone={structure.settings.phone}
        alert={<AlertLink {...ask} from={monday} until={addDays(monday, 6)} />}
      />
    </div>
  )
}

/** The day and hours of a slot that was lost. */
function momentOf(lost: string, { agenda }: ShownWeek) {
  const { zone, lessonMinutes } = agenda.facts
  const [day, from] = [dayOf(new Date(lost), zone), wallTimeOf(new Date(lost), zone)]
  return { from: day, until: day, hours: { from, until: endOfRow(from, lessonMinutes) } }
}

async function Lead({ agenda, slug }: ShownWeek & { slug: string }) {
  const t = await getTranslations('agenda')
  const { pass, teacher, learner } = agenda
  return (
    <>
      {t('lead', {
        pass: pass.name,
        remaining: pass.remaining,
        until: formatDay(pass.validUntil),
        teacher: teacher.name,
      })}{' '}
      · {t('forLearner', { name: learner.firstName })}.{' '}
      <Link href={teacherPath(slug, pass.id, { choisir: '1' })}>{t('changeTeacher')}</Link>
    </>
  )
}
