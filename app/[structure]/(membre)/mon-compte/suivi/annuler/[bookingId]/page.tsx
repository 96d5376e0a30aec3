import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { LessonSubject } from '@/components/bookings/lesson-subject'
import { cancelPath, followPath } from '@/components/bookings/paths'
import { whenOf } from '@/components/bookings/words'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Textarea } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { cancelLessonAction } from '@/lib/bookings/actions'
import { findLesson, type LessonOfPass } from '@/lib/bookings/queries/get-follow-up'
import { cancellableUntil, checkCancellation, countLateLeft, isWithinNotice } from '@/lib/bookings/rules'
import { formatDay } from '@/lib/core/formatting'
import { isId } from '@/lib/core/ids'
import { type Day, dayOf, daysBetween } from '@/lib/core/time'
import { requireMember } from '@/lib/gate/actor'
import { formatPhone } from '@/lib/site/rules'

type Props = { params: Promise<{ structure: string; bookingId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bookings.cancel'))('title') }
}

/** 'Annuler le cours': what comes back, shown before, and a word to the teacher if one wishes ([1.G4]). */
export default async function CancelPage({ params }: Props) {
  const { structure: slug, bookingId } = await params
  const { actor, structure } = await requireMember(slug, cancelPath(slug, bookingId))
  if (!isId(bookingId)) notFound()
  const found = await findLesson(structure.id, actor.clientFileId, bookingId)
  if (!found?.mayBook || found.lesson.sessionId) notFound()
  const { lesson, now } = found
  const [t, late] = await Promise.all([getTranslations('bookings.cancel'), getTranslations('bookings.late')])
  const verdict = checkCancellation(lesson, now)
  const isCancelled = lesson.status === 'cancelled'
  const back = <LinkButton href={followPath(slug)}>{t('return')}</LinkButton>
  return (
    <div className="page pb-16">
      <div className="mx-auto grid max-w-[40rem] gap-6">
        <PageHeader className="!pb-0" title={t('title')} />
        <LessonSubject lesson={lesson} zone={structure.timeZone} />
        {isCancelled ? (
          <Notice kind="info" title={t('already')} action={back}>
            {t(lesson.isRefunded ? 'refundedText' : 'alreadyText')}
          </Notice>
        ) : verdict.ok ? (
          <CancelForm slug={slug} today={dayOf(now, structure.timeZone)} of={found} />
        ) : (
          <Notice kind="warning" title={t('impossible')} action={back}>
            {verdict.refusal === 'no_late_exception_left' ? `${late('used')} ` : null}
            {t('impossibleText', {
              when: whenOf(cancellableUntil(lesson), structure.timeZone),
              phone: formatPhone(structure.settings.phone),
            })}
          </Notice>
        )}
      </div>
    </div>
  )
}

/** Days before the end of a pass from which a lesson given back might not be booked again. */
const shortDays = 14

async function CancelForm({ slug, today, of }: { slug: string; today: Day; of: LessonOfPass }) {
  const t = await getTranslations('bookings.cancel')
  const [late, { lesson, pass, now }] = [await getTranslations('bookings.late'), of]
  const isLate = isWithinNotice(lesson, now)
  const until = formatDay(pass.validUntil)
  return (
    <ActionForm action={cancelLessonAction} className="grid gap-5">
      <HiddenFields structure={slug} bookingId={lesson.id} />
      {isLate ? (
        <Notice kind="warning">
          {late('offer', { hours: lesson.cancellationNoticeHours, count: countLateLeft(lesson.late) })}
        </Notice>
      ) : null}
      <Notice kind="info" icon="again">
        {t('gives', { pass: lesson.passName, count: pass.remaining + 1, until })}
      </Notice>
      {daysBetween(today, pass.validUntil) <= shortDays ? (
        <Notice kind="warning">{t('expires', { until })}</Notice>
      ) : null}
      <Textarea name="message" label={t('message')} help={t('messageHelp')} rows={3} maxLength={1000} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton look="danger" size="large" pendingLabel={t('pending')}>
          {isLate ? late('submit') : t('submit')}
        </SubmitButton>
        <LinkButton look="quiet" size="large" href={followPath(slug)}>
          {t('back')}
        </LinkButton>
      </div>
    </ActionForm>
  )
}
