import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SoonestSlots } from '@/components/agenda/soonest-slots'
import { confirmPath, reservePath, teacherPath, weekPath } from '@/components/bookings/paths'
import { ReserveSteps } from '@/components/bookings/reserve-steps'
import { Button, LinkButton } from '@/components/ui/button'
import { RadioGroup } from '@/components/ui/choices'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { AlertLink } from '@/components/waiting-lists/alert-link'
import { listTeachersOfPass, type TeacherOfPass } from '@/lib/agenda/queries/list-teachers'
import { formatDay } from '@/lib/core/formatting'
import { isId } from '@/lib/core/ids'
import { requireMember } from '@/lib/gate/actor'
import { listPasses } from '@/lib/passes/queries'
import { firstDayOf } from '@/lib/passes/rules'
import { formatPhone } from '@/lib/site/rules'
import { weekdayNames } from './weekday-names'

type Props = {
  params: Promise<{ structure: string; passId: string }>
  searchParams: Promise<{ professeur?: string | string[]; choisir?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bookings.reserve'))('teacherTitle') }
}

/** The teacher, chosen for the member when there is only one ([1.F1]). A plain GET form, which needs no script. */
export default async function TeacherPage({ params, searchParams }: Props) {
  const [{ structure: slug, passId }, { professeur, choisir }] = await Promise.all([params, searchParams])
  const { actor, structure, now } = await requireMember(slug, teacherPath(slug, passId))
  if (!isId(passId)) notFound()
  const scope = { structureId: structure.id, clientFileId: actor.clientFileId }
  const [passes, teachers] = await Promise.all([
    listPasses(scope, structure.timeZone),
    listTeachersOfPass({ ...scope, passId }),
  ])
  const pass = passes.find((one) => one.id === passId)
  if (!pass?.mayBook || pass.isGroup) notFound()
  const chosen =
    teachers.find((one) => one.id === professeur) ?? (teachers.length === 1 && !choisir ? teachers[0] : null)
  if (chosen) redirect(weekPath(slug, passId, chosen.id))
  const [t, tp, ta] = await Promise.all([
    getTranslations('bookings.reserve'),
    getTranslations('passes'),
    getTranslations('agenda'),
  ])
  const until = tp('until', { day: formatDay(pass.validUntil) })
  const left = tp('remaining', { count: pass.figures.remaining })
  return (
    <div className="page grid gap-7 pb-16">
      <div>
        <PageHeader
          className="!pb-5"
          title={t('teacherTitle')}
          lead={`${pass.name} · ${pass.figures.remaining} ${left} · ${until}`}
        />
        <ReserveSteps slug={slug} passId={passId} current={1} />
      </div>
      {teachers.length > 0 ? (
        <form action={teacherPath(slug, passId)} method="get" className="grid max-w-[46rem] gap-6">
          <RadioGroup
            name="professeur"
            label={t('teacher')}
            required
            defaultValue={(teachers.find((teacher) => teacher.isUsual) ?? teachers[0]!).id}
            choices={teachers.map((teacher) => toChoice(teacher, t('noDays'), (days) => t('days', { days })))}
          />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" size="large">
              {t('continue')}
            </Button>
            <LinkButton look="quiet" size="large" href={reservePath(slug)}>
              {ta('changePass')}
            </LinkButton>
          </div>
        </form>
      ) : (
        <EmptyState icon="user" title={ta('noTeacher.title')}>
          {ta('noTeacher.text', { phone: formatPhone(structure.settings.phone) })}
        </EmptyState>
      )}
      {pass.refusal ? null : (
        <SoonestSlots
          scope={{ ...scope, passId }}
          days={{ from: firstDayOf(pass), until: pass.validUntil }}
          zone={structure.timeZone}
          now={now}
          hrefOf={(teacherId, slot) => confirmPath(slug, passId, teacherId, slot)}
          alertOf={(from, until) => <AlertLink slug={slug} passId={passId} from={from} until={until} />}
        />
      )}
    </div>
  )
}

function toChoice(teacher: TeacherOfPass, noDays: string, daysOf: (days: string) => string) {
  const days = teacher.weekdays.length > 0 ? daysOf(weekdayNames(teacher.weekdays)) : noDays
  return {
    value: teacher.id,
    label: teacher.name,
    description: [teacher.discipline, days, teacher.places.join(', ')].filter(Boolean).join(' · '),
  }
}
