import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { deskCancelPath, deskPassPath } from '@/components/bookings/desk-paths'
import { LessonSubject } from '@/components/bookings/lesson-subject'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { cancelForClientAction } from '@/lib/bookings/actions'
import { findReach, isWithin } from '@/lib/bookings/queries/find-reach'
import { findLesson } from '@/lib/bookings/queries/get-follow-up'
import { isWithinNotice } from '@/lib/bookings/rules'
import { isId } from '@/lib/core/ids'
import { requireStaff } from '@/lib/gate/actor'
import { schoolDesk } from '@/lib/staff/types'

type Props = { params: Promise<{ structure: string; passId: string; bookingId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bookings.office'))('cancelTitle') }
}

/** A lesson cancelled for somebody: its credit comes back, with a reason where the notice has passed ([1.H8]). */
export default async function DeskCancelPage({ params }: Props) {
  const { structure: slug, passId, bookingId } = await params
  const { actor, structure } = await requireStaff(slug, deskCancelPath(slug, passId, bookingId), schoolDesk)
  const reach = await findReach(actor)
  const found = reach && isId(bookingId) ? await findLesson(structure.id, null, bookingId) : null
  if (!reach || !found || found.lesson.passId !== passId || !isWithin(reach, found.lesson.teacherId)) notFound()
  const { lesson, now } = found
  if (lesson.sessionId) notFound()
  const isBeyond = isWithinNotice(lesson, now)
  const isOver = lesson.status === 'cancelled' || lesson.startsAt.getTime() <= now.getTime()
  const [t, refusals] = await Promise.all([getTranslations('bookings.office'), getTranslations('bookings.refusals')])
  const back = (
    <LinkButton look="quiet" size="large" href={deskPassPath(slug, passId)}>
      {t('keep')}
    </LinkButton>
  )
  return (
    <div className="page grid min-w-0 max-w-[46rem] gap-6">
      <PageHeader title={t('cancelTitle')} className="pb-0" />
      <LessonSubject lesson={lesson} zone={structure.timeZone} />
      {isOver ? (
        <Notice kind="warning" action={back} title={t('impossible')}>
          {refusals(lesson.status === 'cancelled' ? 'lesson_cancelled' : 'lesson_started')}
        </Notice>
      ) : (
        <ActionForm action={cancelForClientAction} className="grid gap-5">
          <HiddenFields structure={slug} bookingId={bookingId} passId={passId} />
          <Notice kind="info" icon="again">
            {t('gives', { pass: lesson.passName })}
          </Notice>
          <TextInput
            name="message"
            label={t(isBeyond ? 'reason' : 'word')}
            help={t(isBeyond ? 'reasonHelp' : 'wordHelp')}
            required={isBeyond}
            maxLength={1000}
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton look="danger" size="large">
              {t('cancelNow')}
            </SubmitButton>
            {back}
          </div>
        </ActionForm>
      )}
    </div>
  )
}
