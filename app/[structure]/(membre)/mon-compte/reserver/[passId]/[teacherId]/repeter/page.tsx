import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { confirmPath, repeatPath } from '@/components/bookings/paths'
import { ReserveSteps } from '@/components/bookings/reserve-steps'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { findAgenda } from '@/lib/agenda/queries/find-agenda'
import { slotSearch } from '@/lib/agenda/schema'
import { repeatLessonAction } from '@/lib/bookings/actions'
import { longestRepetition, planRepetition } from '@/lib/bookings/rules'
import { formatTime, formatWeekdayLong } from '@/lib/core/formatting'
import { isId } from '@/lib/core/ids'
import { addDays } from '@/lib/core/time'
import { requireMember } from '@/lib/gate/actor'
import { RepeatedDates } from './repeated-dates'

type Props = {
  params: Promise<{ structure: string; passId: string; teacherId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bookings.repeat'))('title') }
}

/** The same weekday and time for the lessons left: every date with its state, then one button for the free ones ([1.F6]). */
export default async function RepeatPage({ params, searchParams }: Props) {
  const { structure: slug, passId, teacherId } = await params
  const { horaire } = slotSearch.parse(await searchParams)
  const here = repeatPath(slug, passId, teacherId, horaire ?? { day: '', time: '' })
  const { actor, structure } = await requireMember(slug, here)
  if (!horaire || !isId(passId) || !isId(teacherId)) notFound()
  const scope = { structureId: structure.id, clientFileId: actor.clientFileId, passId, teacherId }
  const agenda = (await findAgenda(scope, horaire.day, addDays(horaire.day, longestRepetition))) ?? notFound()
  const dates = planRepetition(agenda.facts, horaire, agenda.pass, agenda.now)
  const free = dates.flatMap(({ slot, refusal }) => (slot && refusal === null ? [slot] : []))
  const said = { weekday: formatWeekdayLong(horaire.day).split(' ')[0]!, time: formatTime(horaire.time) }
  const t = await getTranslations('bookings.repeat')
  const back = (
    <LinkButton look="quiet" size="large" href={confirmPath(slug, passId, teacherId, horaire)}>
      {t('once')}
    </LinkButton>
  )
  return (
    <div className="page grid gap-6 pb-16">
      <div>
        <PageHeader
          className="!pb-5"
          title={t('title')}
          lead={t('lead', {
            ...said,
            teacher: agenda.teacher.name,
            pass: agenda.pass.name,
            learner: agenda.learner.firstName,
          })}
        />
        <ReserveSteps slug={slug} passId={passId} current={3} />
      </div>
      {free.length > 0 ? (
        <ActionForm action={repeatLessonAction} className="grid max-w-[46rem] gap-6">
          <HiddenFields structure={slug} passId={passId} teacherId={teacherId} />
          {free.map(({ startsAt }) => (
            <input key={startsAt.getTime()} type="hidden" name="startsAt" value={startsAt.toISOString()} />
          ))}
          <RepeatedDates dates={dates} agenda={agenda} />
          {free.length < agenda.pass.remaining ? (
            <Notice kind="info">{t('fewer', { count: agenda.pass.remaining - free.length })}</Notice>
          ) : null}
          <div className="flex flex-wrap gap-3">
            <SubmitButton size="large" pendingLabel={t('pending')}>
              {t('submit', { count: free.length })}
            </SubmitButton>
            {back}
          </div>
        </ActionForm>
      ) : (
        <Notice kind="warning" title={t('none')} action={back} className="max-w-[46rem]">
          {t('noneText')}
        </Notice>
      )}
    </div>
  )
}
